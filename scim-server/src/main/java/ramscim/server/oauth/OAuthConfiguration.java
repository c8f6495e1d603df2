package ramscim.server.oauth;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import ramscim.server.jwt.JwtClients;
import ramscim.server.security.AccessTokens;
import ramscim.server.security.ClientSignIn;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.UsedAssertions;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OAuthProperties.class)
class OAuthConfiguration {
    /** Before all other bearer tokens, for these are told by how they begin. */
    @Bean
    @Order(10)
    ClientSignIn accessTokenSignIn(AccessTokens accessTokens, ScimTokens clients, Clock clock) {
        return new AccessTokenSignIn(accessTokens, clients, clock);
    }

    @Bean
    ClientCredentials clientCredentials(
            @Qualifier("signingClients") JwtClients signers, ScimTokens clients, UsedAssertions used, Clock clock) {
        SignedAssertions assertions = new SignedAssertions(signers, clients, used, clock);
        return new ClientCredentials(clients, assertions, clock);
    }

    @Bean
    RefusedTries refusedTries(Clock clock) {
        return new RefusedTries(clock);
    }

    /** Who asks is found out by the endpoint, for RFC 6749 says how that is answered. */
    @Bean
    @Order(2)
    SecurityFilterChain tokenEndpointSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher(TokenEndpoint.PATH)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
