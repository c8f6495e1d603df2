package ramscim.server.scim.error;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class ScimErrorConfiguration {
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> scimErrorsOfTomcat() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ScimErrorReportValve()));
    }

    /** Behind the security filters, right before Jersey. */
    @Bean
    FilterRegistrationBean<UnansweredErrorFilter> unansweredErrors() {
        FilterRegistrationBean<UnansweredErrorFilter> filter =
                new FilterRegistrationBean<>(new UnansweredErrorFilter());
        filter.addUrlPatterns(ScimErrorResponses.BASE + "/*");
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }
}
