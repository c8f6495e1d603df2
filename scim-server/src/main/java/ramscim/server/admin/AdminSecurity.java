package ramscim.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import ramscim.server.admin.AdminProperties.Oidc;
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
    private static final String[] ADMIN_ONLY = {"/admin/tokens/**", "/admin/api/tokens/**", "/admin/connect/**"};

    /** Who is signed in, and from where. */
    private static final String[] SESSIONS = {"/admin/settings/sessions/**", "/admin/api/sessions/**"};

    /** What is longer is no page of the dashboard, and not kept in the visitor's cookie. */
    private static final int LONGEST_PAGE = 1_000;

    /** Looking is free for whoever is signed in, but not with a dozen calls to RAM. */
    private static final String[] ASK_RAM = {"/admin/settings/doctor", "/admin/api/doctor"};

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
            AdminProperties properties, @Value("${server.servlet.session.timeout}") Duration idle, Clock clock) {
        return new DashboardSessions(idle, properties.sessionLife(), clock);
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
            AdminProperties properties) {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(administrator::load);
        provider.setPasswordEncoder(ENCODER);
        return new SignIn(new ThrottledAuthentication(provider, throttle), browsers, sessions, properties);
    }

    @Bean
    @Order(10)
    SecurityFilterChain adminApiSecurity(HttpSecurity http, SignIn signIn) throws Exception {
        guarded(http.securityMatcher("/admin/api/**"), signIn.sessions())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(new CsrfTokens())
                        .ignoringRequestMatchers(AdminSecurity::bringsItsPassword))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(apiUnauthorized())
                        .accessDeniedHandler((request, response, denied) -> writeProblem(
                                response, 403, "This needs a role that you do not have, or a CSRF token.")));
        if (signIn.properties().local()) {
            http.authenticationProvider(signIn.passwords())
                    .httpBasic(basic -> basic.authenticationEntryPoint(apiUnauthorized())
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
                .logout(logout -> logout.logoutUrl("/admin/sign-out").logoutSuccessUrl(SIGN_IN + "?bye"))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(signInFirst()).accessDeniedPage("/admin/denied"));
        if (signIn.properties().local()) {
            http.authenticationProvider(signIn.passwords())
                    .formLogin(form -> form.loginPage(SIGN_IN)
                            .authenticationDetailsSource(signIn::details)
                            .failureHandler(signInFailed())
                            .successHandler(signIn.remembering(pages)));
        }
        Oidc oidc = signIn.properties().oidc();
        if (oidc.isConfigured()) {
            singleSignOn(http, new OidcSignIn(oidc));
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

    private static void singleSignOn(HttpSecurity http, OidcSignIn oidc) throws Exception {
        http.oauth2Login(login -> login.loginPage(SIGN_IN)
                .clientRegistrationRepository(oidc)
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(withProofKey(oidc)))
                .loginProcessingUrl("/admin/sign-in/" + OidcSignIn.REGISTRATION)
                .userInfoEndpoint(endpoint -> endpoint.userAuthoritiesMapper(oidc))
                .failureUrl(SIGN_IN + "?sso")
                .defaultSuccessUrl("/admin", false));
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
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/admin/assets/**", SIGN_IN, SIGN_IN + "/**", "/admin/denied")
                        .permitAll()
                        .requestMatchers(SESSIONS)
                        .hasRole(AdminRole.ADMIN.name())
                        .requestMatchers(ASK_RAM)
                        .hasRole(AdminRole.OPERATOR.name())
                        .requestMatchers(HttpMethod.GET, "/admin", "/admin/**")
                        .hasRole(AdminRole.VIEWER.name())
                        .requestMatchers(ADMIN_ONLY)
                        .hasRole(AdminRole.ADMIN.name())
                        .anyRequest()
                        .hasRole(AdminRole.OPERATOR.name()))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(FrameOptionsConfig::deny));
    }

    /**
     * A request with a password of its own needs no CSRF token, unless a browser adds the password on its own for
     * another site; with a session beside it, nobody would look at the password.
     */
    private static boolean bringsItsPassword(HttpServletRequest request) {
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

    private static AuthenticationEntryPoint apiUnauthorized() {
        return (request, response, failure) -> {
            if (failure instanceof TooManyTriesException tooMany) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
                writeProblem(response, 429, String.valueOf(tooMany.getMessage()));
            } else {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"admin\", charset=\"UTF-8\"");
                writeProblem(response, 401, "Sign in with user name and password.");
            }
        };
    }

    private static void writeProblem(HttpServletResponse response, int status, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write("{\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(status, detail)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
