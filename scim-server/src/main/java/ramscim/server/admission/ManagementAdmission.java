package ramscim.server.admission;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import ramscim.server.admission.ManagementAdmission.OfAnother;

/** A management port of its own has a server of its own, which none of the other's customizers reaches. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Conditional(OfAnother.class)
class ManagementAdmission {
    /** The application's own context finds this class too, among its packages. */
    static final class OfAnother implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            ConfigurableListableBeanFactory beans = context.getBeanFactory();
            return beans != null && beans.getParentBeanFactory() != null;
        }
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementRequests(RequestProperties requests) {
        return factory -> AdmissionConfiguration.bound(factory, requests, BodyValve.LARGEST_FORM);
    }
}
