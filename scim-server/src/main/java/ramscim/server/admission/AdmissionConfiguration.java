package ramscim.server.admission;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RequestProperties.class, ServerAddressProperties.class})
class AdmissionConfiguration {
    /** Behind Tomcat's own valve for forwarded headers, whose word the public address takes the place of. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> admission(
            RequestProperties requests,
            @Value("${bridge.scim.max-body}") DataSize largestOfScim,
            ServerAddressProperties server) {
        PublicAddress address = server.publicAddress();
        return factory -> {
            factory.setProtocol(PunctualHttp11Protocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof PunctualHttp11Protocol protocol) {
                    protocol.headerTimeout(requests.headerTimeout());
                }
            });
            factory.addEngineValves(new SlashesValve());
            factory.addEngineValves(new BodyValve(requests, 2 * largestOfScim.toBytes()));
            if (address != null) {
                factory.addEngineValves(new PublicAddressValve(address));
            }
        };
    }
}
