package ramscim.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import ramscim.server.admin.AdminProperties.Oidc;
import ramscim.server.admin.DashboardSessions.Lives;
import ramscim.server.bearer.BearerToken;
import ramscim.server.door.SecurityEvents;
import ramscim.store.WriteTransactions;

/**
 * Pages are for people who signed in by form or single sign-on; the API takes their session, or a password with each
 * request.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdminProperties.class)
class AdminSecurity {
    static final String SIGN_IN = "/admin/sign-in";

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** What is longer is no page of the dashboard, and not kept in the visitor's cookie. */
    private static final int LONGEST_PAGE = 1_000;

    private static final PasswordEncoder ENCODER = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @Bean
    LocalAdministrator localAdministrator(
            JdbcClient jdbc, WriteTransactions transactions, AdminProperties properties, Clock clock) {
        return new LocalAdministrator(jdbc, transactions, ENCODER, properties.password(), clock);
    }

    @Bean
    SignInThrottle signInThrottle(Clock clock) {
        return new SignInThrottle(clock);
    }

    @Bean
    KnownBrowsers knownBrowsers(LocalAdministrator administrator) {
        return new KnownBrowsers(administrator::secret);
    }

    @Bean
    DashboardSessions dashboardSessions(
            AdminProperties properties,
            @Value("${server.servlet.session.timeout}") Duration idle,
            SecurityEvents events,
            Clock clock) {
        Lives lives =
                new Lives(idle, properties.sessionLife(), properties.oidc().sessionLife());
        return new DashboardSessions(lives, events, clock);
    }

    @Bean
    SignInEvents signInEvents(SecurityEvents events, JdbcClient jdbc, WriteTransactions transactions, Clock clock) {
        return new SignInEvents(events, new SsoPeople(jdbc, transactions, clock), clock);
    }

    @Bean
    KnownNetworks knownNetworks(JdbcClient jdbc, WriteTransactions transactions, SecurityEvents events, Clock clock) {
        return new KnownNetworks(jdbc, transactions, events, clock);
    }

    @Bean
    ServiceAccounts serviceAccounts(JdbcClient jdbc, Clock clock) {
        return new ServiceAccounts(jdbc, clock);
    }

    @Bean
    RoleHierarchy adminRoles() {
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role(AdminRole.ADMIN.name())
                .implies(AdminRole.OPERATOR.name())
                .role(AdminRole.OPERATOR.name())
                .implies(AdminRole.VIEWER.name())
                .build();
    }

    @Bean
    SignIn signIn(
            LocalAdministrator administrator,
            SignInThrottle throttle,
            KnownBrowsers browsers,
            DashboardSessions sessions,
            SignInEvents events,
            AdminProperties properties) {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(administrator::load);
        provider.setPasswordEncoder(ENCODER);
        return new SignIn(
                new ThrottledAuthentication(provider, throttle, events), browsers, sessions, events, properties);
    }

    @Bean
    @Order(10)
    SecurityFilterChain adminApiSecurity(
            HttpSecurity http,
            SignIn signIn,
            ServiceAccounts accounts,
            KnownNetworks networks,
            SecurityEvents events,
            Clock clock)
            throws Exception {
        boolean local = signIn.properties().local();
        guarded(http.securityMatcher("/admin/api/**"), signIn.sessions())
                .addFilterBefore(
                        new ServiceAccountFilter(accounts, networks, events, clock), BasicAuthenticationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(csrf ->
                        csrf.csrfTokenRepository(new CsrfTokens()).ignoringRequestMatchers(AdminSecurity::bringsItsOwn))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(Problems.signInFirst(local))
                        .accessDeniedHandler(Problems.denied(signIn.events())));
        if (local) {
            http.authenticationProvider(signIn.passwords())
                    .httpBasic(basic -> basic.authenticationEntryPoint(Problems.signInFirst(true))
                            .authenticationDetailsSource(signIn::details));
        }
        return http.build();
    }

    @Bean
    @Order(11)
    SecurityFilterChain adminPageSecurity(HttpSecurity http, SignIn signIn) throws Exception {
        CookieRequestCache pages = new CookieRequestCache();
        pages.setRequestMatcher(AdminSecurity::isPage);
        guarded(http.securityMatcher("/admin/**", "/admin"), signIn.sessions())
                .requestCache(cache -> cache.requestCache(pages))
                .csrf(csrf -> csrf.csrfTokenRepository(new CsrfTokens()))
                .logout(logout -> logout.logoutUrl("/admin/sign-out")
                        .addLogoutHandler(signIn::out)
                        .logoutSuccessUrl(SIGN_IN + "?bye"))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(signInFirst()).accessDeniedHandler(denied(signIn)));
        if (signIn.properties().local()) {
            http.authenticationProvider(signIn.passwords())
                    .formLogin(form -> form.loginPage(SIGN_IN)
                            .authenticationDetailsSource(signIn::details)
                            .failureHandler(signInFailed())
                            .successHandler(signIn.remembering(pages)));
        }
        Oidc oidc = signIn.properties().oidc();
        if (oidc.isConfigured()) {
            singleSignOn(http, new OidcSignIn(oidc), signIn.events(), pages);
        }
        return http.build();
    }

    /** Nothing that a visitor could make as long as he likes is kept. */
    private static boolean isPage(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && request.getQueryString() == null
                && request.getRequestURI().length() <= LONGEST_PAGE
                && !isLivePart(request);
    }

    private static AccessDeniedHandler denied(SignIn signIn) {
        AccessDeniedHandlerImpl page = new AccessDeniedHandlerImpl();
        page.setErrorPage("/admin/denied");
        return (request, response, denied) -> {
            signIn.events().denied(request, denied);
            page.handle(request, response, denied);
        };
    }

    private static void singleSignOn(HttpSecurity http, OidcSignIn oidc, SignInEvents events, RequestCache pages)
            throws Exception {
        SavedRequestAwareAuthenticationSuccessHandler onward = new SavedRequestAwareAuthenticationSuccessHandler();
        onward.setDefaultTargetUrl("/admin");
        onward.setRequestCache(pages);
        AuthenticationFailureHandler failed = singleSignOnFailed(events);
        http.oauth2Login(login -> login.loginPage(SIGN_IN)
                .clientRegistrationRepository(oidc)
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(withProofKey(oidc)))
                .loginProcessingUrl("/admin/sign-in/" + OidcSignIn.REGISTRATION)
                .userInfoEndpoint(endpoint -> endpoint.userAuthoritiesMapper(oidc))
                .failureHandler(failed)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(failed);
                        return filter;
                    }
                })
                .successHandler((request, response, authentication) -> {
                    events.ssoSucceeded(request, authentication);
                    onward.onAuthenticationSuccess(request, response, authentication);
                }));
    }

    /** Nobody is sent on to a provider that is away: the page says so, and the browser can try it again. */
    private static AuthenticationFailureHandler singleSignOnFailed(SignInEvents events) {
        return (request, response, failure) -> {
            if (failure instanceof ProviderAwayException || failure.getCause() instanceof ProviderAwayException) {
                events.providerAway(request, failure);
                request.getRequestDispatcher(SIGN_IN + "?away").forward(request, response);
            } else {
                events.ssoFailed(request, failure);
                response.sendRedirect(SIGN_IN + "?sso");
            }
        };
    }

    /** Whoever catches the code on its way back cannot use it (RFC 7636). */
    private static OAuth2AuthorizationRequestResolver withProofKey(OidcSignIn oidc) {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(oidc, SIGN_IN + "/with");
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    private static HttpSecurity guarded(HttpSecurity http, DashboardSessions sessions) throws Exception {
        return http.addFilterBefore(new SessionLifeFilter(sessions), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(RouteRoles::of)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(FrameOptionsConfig::deny));
    }

    /**
     * A request with a password of its own needs no CSRF token, unless a browser adds the password on its own for
     * another site; with a session beside it, nobody would look at the password. No browser adds a token on its own.
     */
    private static boolean bringsItsOwn(HttpServletRequest request) {
        if (BearerToken.in(request) != null) {
            return true;
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        String site = request.getHeader("Sec-Fetch-Site");
        return authorization != null
                && request.getRequestedSessionId() == null
                && authorization.regionMatches(true, 0, "Basic ", 0, 6)
                && (site == null || site.equals("same-origin") || site.equals("none"));
    }

    static boolean isLivePart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** A live part must not be replaced by the sign-in form; htmx goes there as a whole. */
    private static AuthenticationEntryPoint signInFirst() {
        LoginUrlAuthenticationEntryPoint form = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
        return (request, response, failure) -> {
            if (isLivePart(request)) {
                response.setHeader("HX-Redirect", SIGN_IN);
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                form.commence(request, response, failure);
            }
        };
    }

    private static AuthenticationFailureHandler signInFailed() {
        return (request, response, failure) -> response.sendRedirect(
                failure instanceof TooManyTriesException tooMany
                        ? SIGN_IN + "?wait=" + tooMany.seconds()
                        : SIGN_IN + "?wrong");
    }
}
