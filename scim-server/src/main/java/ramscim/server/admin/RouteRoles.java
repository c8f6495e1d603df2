package ramscim.server.admin;

import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import ramscim.server.origin.Caller;

/** Which role a route of the dashboard or its API asks for: to look, that of a viewer, and else of an operator. */
final class RouteRoles {
    private static final String[] OPEN = {
        "/admin/assets/**", AdminSecurity.SIGN_IN, AdminSecurity.SIGN_IN + "/**", "/admin/denied"
    };

    /** Who is signed in, and from where. */
    private static final String[] SESSIONS = {"/admin/settings/sessions/**", "/admin/api/sessions/**"};

    /** Looking is free for whoever is signed in, but not with a dozen calls to RAM, nor at the process itself. */
    private static final String[] LOOK_CLOSER = {
        "/admin/settings/doctor", "/admin/api/doctor", "/admin/api/support-bundle"
    };

    /** A token that was stolen must not be able to make others. */
    private static final String[] SERVICE_ACCOUNTS = {
        "/admin/api/service-accounts/**", "/admin/clients/service-accounts/**"
    };

    private static final String[] TOKENS = {"/admin/clients/**", "/admin/api/tokens/**", "/admin/connect/**"};

    private RouteRoles() {}

    static void of(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(OPEN)
                .permitAll()
                .requestMatchers(SESSIONS)
                .hasRole(AdminRole.ADMIN.name())
                .requestMatchers(LOOK_CLOSER)
                .hasRole(AdminRole.OPERATOR.name())
                .requestMatchers(HttpMethod.GET, "/admin", "/admin/**")
                .hasRole(AdminRole.VIEWER.name())
                .requestMatchers(SERVICE_ACCOUNTS)
                .access(AuthorizationManagers.allOf(
                        AuthorityAuthorizationManager.hasRole(AdminRole.ADMIN.name()), RouteRoles::isPerson))
                .requestMatchers(TOKENS)
                .hasRole(AdminRole.ADMIN.name())
                .anyRequest()
                .hasRole(AdminRole.OPERATOR.name());
    }

    private static AuthorizationDecision isPerson(
            Supplier<Authentication> authentication, RequestAuthorizationContext request) {
        return new AuthorizationDecision(Caller.of(authentication.get()).kind() != Caller.Kind.SERVICE);
    }
}
