package ramscim.server.security;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import ramscim.server.admin.Asker;
import ramscim.server.admin.KnownNetworks;
import ramscim.server.door.SecurityEvents;
import ramscim.server.jwt.JwtClients;
import ramscim.server.scim.ScimProperties;
import ramscim.server.scim.error.ScimErrorResponses;
import ramscim.store.WriteTransactions;
import ramscim.store.replica.Replicas;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    ActuatorProperties.class,
    ClientProperties.class,
    TokenLifeProperties.class,
    TokenRightProperties.class
})
class SecurityConfiguration {
    /** How to sign in is told before anybody has (RFC 7643, section 5). */
    private static final String SERVICE_PROVIDER_CONFIG = "/scim/v2/ServiceProviderConfig";

    @Bean
    TokenUses tokenUses(JdbcClient jdbc, Clock clock) {
        return new TokenUses(jdbc, clock);
    }

    @Bean
    ConfiguredClients configuredClients(ClientProperties properties, JdbcClient jdbc, TokenUses uses, Clock clock) {
        return new ConfiguredClients(properties, jdbc, uses, clock);
    }

    /** Clients who sign what they get an access token for. */
    @Bean
    JwtClients signingClients(ClientProperties properties, Clock clock) {
        return JwtClients.of(properties.assertionRules(), clock);
    }

    /** Nobody who knows nothing of it shall be asked for a password. */
    @Bean
    @Order(30)
    ClientSignIn basicSignIn(ClientProperties properties, ConfiguredClients clients, Clock clock) {
        return properties.basic().isEmpty() ? request -> null : new BasicSignIn(clients, clock);
    }

    @Bean
    @Order(40)
    ClientSignIn certificateSignIn(
            ClientProperties properties,
            ConfiguredClients clients,
            @Value("${server.ssl.client-auth:none}") String asked,
            Clock clock) {
        boolean isAsked = asked.equalsIgnoreCase("need") || asked.equalsIgnoreCase("want");
        ClientProperties.required(
                properties.certificates().isEmpty() || isAsked,
                "server.ssl.client-auth",
                "want or need: without it nobody shows the certificates of bridge.scim.certificates");
        return new CertificateSignIn(properties.certificates(), clients, clock);
    }

    @Bean
    AccessTokens accessTokens(JdbcClient jdbc, WriteTransactions transactions, Clock clock) {
        return new AccessTokens(jdbc, transactions, clock);
    }

    @Bean
    UsedAssertions usedAssertions(JdbcClient jdbc, WriteTransactions transactions, Clock clock) {
        return new UsedAssertions(jdbc, transactions, clock);
    }

    @Bean
    RequestRates requestRates(Clock clock) {
        return new RequestRates(clock);
    }

    @Bean
    JwtClients jwtClients(ClientProperties properties, Clock clock) {
        return JwtClients.of(properties.rules(), clock);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> keysOfIssuers(List<JwtClients> issuers) {
        return ready -> issuers.forEach(JwtClients::prepare);
    }

    @Bean
    @Order(20)
    ClientSignIn bearerSignIn(
            ScimTokens tokens, ConfiguredClients clients, @Qualifier("jwtClients") JwtClients issuers) {
        return new BearerSignIn(tokens, clients, issuers);
    }

    @Bean
    ScimTokens scimTokens(
            JdbcClient jdbc,
            WriteTransactions transactions,
            ScimProperties properties,
            TokenRightProperties rights,
            ConfiguredClients clients,
            TokenUses uses,
            Replicas replicas,
            Clock clock) {
        return new ScimTokens(
                jdbc, transactions, properties.token(), rights.tokenRights(), clients, uses, replicas.isSole(), clock);
    }

    @Bean
    UnusedTokens unusedTokens(JdbcClient jdbc, TokenLifeProperties limits) {
        return new UnusedTokens(jdbc, limits.tokenUnusedAfter());
    }

    @Bean
    TokenAdministration tokenAdministration(
            ScimTokens tokens,
            SecurityEvents events,
            WriteTransactions transactions,
            TokenLifeProperties usual,
            Clock clock) {
        return new TokenAdministration(tokens, events::tellWithin, Asker::current, transactions, usual, clock);
    }

    @Bean
    @Order(1)
    SecurityFilterChain scimSecurity(
            HttpSecurity http,
            List<ClientSignIn> ways,
            ScimTokens tokens,
            RequestRates rates,
            KnownNetworks networks,
            SecurityEvents events,
            ClientProperties properties)
            throws Exception {
        ClientFilter filter = new ClientFilter(ways, tokens, rates, networks, events);
        return stateless(http.securityMatcher(ScimErrorResponses::isScim))
                .addFilterBefore(filter, AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, SERVICE_PROVIDER_CONFIG)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(
                        unauthorized(!properties.basic().isEmpty())))
                .build();
    }

    /**
     * Whether the bridge is well everybody may ask; the dashboard has its own rules; whatever else there is, is not
     * served.
     */
    @Bean
    @Order(100)
    SecurityFilterChain operationsSecurity(HttpSecurity http, Environment environment) throws Exception {
        String[] open = ActuatorProperties.isOpen(environment)
                ? new String[] {"/actuator/**", "/error"}
                : new String[] {"/actuator/health", "/actuator/health/*", "/error"};
        return stateless(http.securityMatcher("/**"))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(open).permitAll().anyRequest().denyAll())
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    /** A 401 says how to sign in (RFC 6750, section 3); with a token it says that the token is no good. */
    private static AuthenticationEntryPoint unauthorized(boolean takesPasswords) {
        return (request, response, failure) -> {
            boolean given = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    given ? "Bearer realm=\"scim\", error=\"invalid_token\"" : "Bearer realm=\"scim\"");
            if (takesPasswords) {
                response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"scim\"");
            }
            boolean isPassword = takesPasswords && BasicSignIn.isUsedBy(request);
            String invalid = isPassword ? "Name and password are not valid." : "The bearer token is not valid.";
            ScimErrorResponses.write(response, 401, given ? invalid : "A bearer token is required.");
        };
    }

    /** The rules are about paths alone, and need nobody who knows which handler a path has. */
    @Bean
    static PathPatternRequestMatcherBuilderFactoryBean pathPatterns() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /** With what it takes away, the dashboard's handlers would be looked up for each request, SCIM's too. */
    @Bean
    static WithoutHandlerLookup withoutHandlerLookup() {
        return new WithoutHandlerLookup();
    }

    /** Timing each filter costs more than the filters do; requests are timed as wholes. */
    @Bean
    SecurityObservationSettings noTimesOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Methods that nobody knows are the endpoint's to refuse; what could mean another path than it says is refused
     * here.
     */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedRequests() {
        return (request, response, rejected) -> {
            if (ScimErrorResponses.isScim(request)) {
                ScimErrorResponses.write(response, 400, "The request's path or headers cannot be accepted.");
            } else {
                response.sendError(400);
            }
        };
    }
}
