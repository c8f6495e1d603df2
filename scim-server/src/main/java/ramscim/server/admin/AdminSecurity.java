package ramscim.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import ramscim.server.store.WriteTransactions;

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
    private static final String[] ADMIN_ONLY = {"/admin/tokens/**", "/admin/api/tokens/**"};

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
    RoleHierarchy adminRoles() {
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role(AdminRole.ADMIN.name())
                .implies(AdminRole.OPERATOR.name())
                .role(AdminRole.OPERATOR.name())
                .implies(AdminRole.VIEWER.name())
                .build();
    }

    /** Not a bean: then it would also be asked, without its throttle or with, on every other chain. */
    private static AuthenticationProvider passwords(LocalAdministrator administrator, SignInThrottle throttle) {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(administrator::load);
        provider.setPasswordEncoder(ENCODER);
        return new ThrottledAuthentication(provider, throttle);
    }

    @Bean
    @Order(10)
    SecurityFilterChain adminApiSecurity(HttpSecurity http, LocalAdministrator administrator, SignInThrottle throttle)
            throws Exception {
        return guarded(http.securityMatcher("/admin/api/**"))
                .authenticationProvider(passwords(administrator, throttle))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.ignoringRequestMatchers(AdminSecurity::bringsItsPassword))
                .httpBasic(basic -> basic.authenticationEntryPoint(apiUnauthorized()))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(apiUnauthorized())
                        .accessDeniedHandler((request, response, denied) -> writeProblem(
                                response, 403, "This needs a role that you do not have, or a CSRF token.")))
                .build();
    }

    @Bean
    @Order(11)
    SecurityFilterChain adminPageSecurity(
            HttpSecurity http, LocalAdministrator administrator, SignInThrottle throttle, AdminProperties properties)
            throws Exception {
        HttpSessionRequestCache pagesOnly = new HttpSessionRequestCache();
        pagesOnly.setRequestMatcher(request -> "GET".equals(request.getMethod()) && !isLivePart(request));
        guarded(http.securityMatcher("/admin/**", "/admin"))
                .authenticationProvider(passwords(administrator, throttle))
                .requestCache(cache -> cache.requestCache(pagesOnly))
                .formLogin(form ->
                        form.loginPage(SIGN_IN).failureHandler(signInFailed()).defaultSuccessUrl("/admin", false))
                .logout(logout -> logout.logoutUrl("/admin/sign-out").logoutSuccessUrl(SIGN_IN + "?bye"))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(signInFirst()).accessDeniedPage("/admin/denied"));
        if (properties.oidc().isConfigured()) {
            singleSignOn(http, new OidcSignIn(properties.oidc()));
        }
        return http.build();
    }

    private static void singleSignOn(HttpSecurity http, OidcSignIn oidc) throws Exception {
        http.oauth2Login(login -> login.loginPage(SIGN_IN)
                .clientRegistrationRepository(oidc)
                .authorizationEndpoint(endpoint -> endpoint.baseUri("/admin/sign-in/with"))
                .loginProcessingUrl("/admin/sign-in/" + OidcSignIn.REGISTRATION)
                .userInfoEndpoint(endpoint -> endpoint.userAuthoritiesMapper(oidc))
                .failureUrl(SIGN_IN + "?sso")
                .defaultSuccessUrl("/admin", false));
    }

    private static HttpSecurity guarded(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/admin/assets/**", SIGN_IN, SIGN_IN + "/**", "/admin/denied")
                        .permitAll()
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
     * another site.
     */
    private static boolean bringsItsPassword(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        String site = request.getHeader("Sec-Fetch-Site");
        return authorization != null
                && authorization.regionMatches(true, 0, "Basic ", 0, 6)
                && (site == null || site.equals("same-origin") || site.equals("none"));
    }

    private static boolean isLivePart(HttpServletRequest request) {
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
