package ramscim.server.admission;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** A management port of its own has a server of its own, which none of the other's customizers reaches. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementAdmission {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementAdmission(RequestProperties requests) {
        return factory -> AdmissionConfiguration.bound(factory, requests, BodyValve.LARGEST_FORM);
    }
}
