package ramscim.server.running;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * Spring Authorization Server as a company would set it up for its programs and people: each application gets tokens
 * for the audience that it asks for, and says its name in them. It is no {@code @Configuration}, or the bridge, whose
 * packages these are, would find it.
 */
@EnableWebSecurity
class AuthorizationServer {
    /** The parameter of a token request that says whom the token is for. */
    static final String AUDIENCE = "audience";

    @Bean
    TomcatServletWebServerFactory web() {
        TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
        // All that it answers are filters, and these need something that they stand before.
        tomcat.setRegisterDefaultServlet(true);
        return tomcat;
    }

    @Bean
    SecurityFilterChain endpoints(HttpSecurity http, ProviderState state) throws Exception {
        return http.with(
                        OAuth2AuthorizationServerConfigurer.authorizationServer(),
                        server -> server.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .oauth2ResourceServer(resource -> resource.jwt(Customizer.withDefaults()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterAfter(new SignedInPerson(state), SecurityContextHolderFilter.class)
                .build();
    }

    @Bean
    Outage outage(ProviderState state) {
        return new Outage(state);
    }

    @Bean
    AuthorizationServerSettings addresses() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JWKSource<SecurityContext> keys(ProviderState state) {
        return (selector, context) -> selector.select(state.keys());
    }

    @Bean
    JwtEncoder encoder(JWKSource<SecurityContext> keys) {
        return new NimbusJwtEncoder(keys);
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    /** Whatever application there is, and the dashboard of a bridge on whatever port. */
    @Bean
    RegisteredClientRepository clients() {
        return new RegisteredClientRepository() {
            @Override
            public void save(RegisteredClient client) {
                // It would keep the secret in a form that is harder to guess.
            }

            @Override
            public RegisteredClient findById(String id) {
                return findByClientId(id);
            }

            @Override
            public RegisteredClient findByClientId(String id) {
                return OpenIdProvider.CLIENT.equals(id) ? dashboard() : application(id);
            }
        };
    }

    private static RegisteredClient.Builder client(String id) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret("{noop}" + OpenIdProvider.SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    private static RegisteredClient application(String id) {
        return client(id)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
    }

    /** Of a redirection to this machine, the port does not count (RFC 8252, section 7.3). */
    private static RegisteredClient dashboard() {
        return client(OpenIdProvider.CLIENT)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/admin/sign-in/sso")
                .scopes(scopes -> scopes.addAll(Set.of("openid", "profile", "email")))
                .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(ProviderState state) {
        return token -> {
            if (token.getAuthorizationGrant() instanceof OAuth2ClientCredentialsAuthenticationToken asked) {
                Instant now = state.now();
                token.getClaims()
                        .audience(List.of(
                                String.valueOf(asked.getAdditionalParameters().get(AUDIENCE))))
                        .claim(
                                state.applicationClaim(),
                                token.getRegisteredClient().getClientId())
                        .issuedAt(now)
                        .notBefore(now)
                        .expiresAt(now.plus(OpenIdProvider.LIFE));
            } else if (!OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())
                    && token.getPrincipal().getPrincipal() instanceof ProviderState.Person person) {
                token.getClaims().claim("name", person.name()).claim("groups", person.groups());
            }
        };
    }
}
