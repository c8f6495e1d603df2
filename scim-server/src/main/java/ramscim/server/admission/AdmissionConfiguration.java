package ramscim.server.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.catalina.Valve;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties.ForwardHeadersStrategy;
import org.springframework.boot.autoconfigure.web.ServerProperties.Tomcat.Remoteip;
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
    @Bean
    Draining draining(RequestProperties requests) {
        return new Draining(requests.drain());
    }

    /** Before Tomcat's own valve for forwarded headers, where that is there. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> forwardedHeaders(ServerProperties server) {
        return factory -> {
            Remoteip proxies = server.getTomcat().getRemoteip();
            if (server.getForwardHeadersStrategy() == ForwardHeadersStrategy.NATIVE && hasUsualNames(proxies)) {
                List<Valve> valves = new ArrayList<>();
                valves.add(new ForwardedValve(
                        matching(proxies.getInternalProxies()).or(matching(proxies.getTrustedProxies()))));
                valves.addAll(factory.getEngineValves());
                factory.setEngineValves(valves);
            }
        };
    }

    private static boolean hasUsualNames(Remoteip proxies) {
        return proxies.getRemoteIpHeader() == null
                && proxies.getProtocolHeader() == null
                && Forwarding.HOST.equalsIgnoreCase(proxies.getHostHeader())
                && Forwarding.PORT.equalsIgnoreCase(proxies.getPortHeader());
    }

    private static Predicate<String> matching(@Nullable String addresses) {
        return addresses == null || addresses.isBlank()
                ? none -> false
                : Pattern.compile(addresses).asMatchPredicate();
    }

    /** Behind Tomcat's own valve for forwarded headers, whose word the public address takes the place of. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> admission(
            RequestProperties requests,
            @Value("${bridge.scim.max-body}") DataSize largestOfScim,
            ServerAddressProperties server,
            Draining draining) {
        PublicAddress address = server.publicAddress();
        return factory -> {
            factory.addEngineValves(new LastAnswerValve(draining));
            bound(factory, requests, 2 * largestOfScim.toBytes());
            if (address != null) {
                factory.addEngineValves(new PublicAddressValve(address));
            }
        };
    }

    /** Bounds what requests cost a server, whatever they are about. */
    static void bound(TomcatServletWebServerFactory factory, RequestProperties requests, long largestBody) {
        factory.setProtocol(PunctualHttp11Protocol.class.getName());
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof PunctualHttp11Protocol protocol) {
                protocol.headerTimeout(requests.headerTimeout());
            }
        });
        factory.addEngineValves(new SlashesValve());
        factory.addEngineValves(new BodyValve(requests, largestBody));
    }
}
