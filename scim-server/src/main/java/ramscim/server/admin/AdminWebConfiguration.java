package ramscim.server.admin;

import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import ramscim.server.door.SecurityEvents;
import ramscim.server.words.Audience;
import ramscim.server.words.Catalogue;

@Configuration(proxyBeanMethods = false)
class AdminWebConfiguration implements WebMvcConfigurer {
    private final ObjectProvider<SecurityEvents> events;

    AdminWebConfiguration(ObjectProvider<SecurityEvents> events) {
        this.events = events;
    }

    /** Whoever is told something without a browser. */
    @Bean
    static Audience houseAudience(AdminProperties properties) {
        return properties.house();
    }

    @Bean
    static MessageSource messageSource() {
        return Catalogue.get();
    }

    @Bean
    static LocaleResolver localeResolver(Audience house) {
        return new ViewerAudience(house);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ExportRecorder(events.getObject()));
        registry.addInterceptor(new LanguageSwitch())
                .addPathPatterns("/admin", "/admin/**")
                .excludePathPatterns("/admin/api/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.setOrder(Ordered.HIGHEST_PRECEDENCE); // before the page for those who got lost
        registry.addResourceHandler(Assets.PATH + "*")
                .addResourceLocations(Assets.OWN, "classpath:/" + Htmx.FOLDER)
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic());
    }
}
