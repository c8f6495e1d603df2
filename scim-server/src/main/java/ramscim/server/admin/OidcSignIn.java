package ramscim.server.admin;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import ramscim.server.admin.AdminProperties.Oidc;

/**
 * Single sign-on with OpenID Connect: the provider that the configuration names, and the roles that its groups give.
 *
 * <p>The provider's discovery document is read when somebody signs in for the first time, so that the bridge starts
 * without it.
 */
final class OidcSignIn implements ClientRegistrationRepository, GrantedAuthoritiesMapper {
    static final String REGISTRATION = "sso";

    private final Oidc oidc;
    private volatile @Nullable ClientRegistration discovered;

    OidcSignIn(Oidc oidc) {
        this.oidc = oidc;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return REGISTRATION.equals(id) ? registration() : null;
    }

    private ClientRegistration registration() {
        ClientRegistration known = discovered;
        if (known == null) {
            known = ClientRegistrations.fromIssuerLocation(String.valueOf(oidc.issuer()))
                    .registrationId(REGISTRATION)
                    .clientId(oidc.clientId())
                    .clientSecret(oidc.clientSecret())
                    .scope(oidc.scopes())
                    .redirectUri("{baseUrl}/admin/sign-in/{registrationId}")
                    .build();
            discovered = known;
        }
        return known;
    }

    @Override
    public Collection<? extends GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> authorities) {
        Set<GrantedAuthority> roles = new HashSet<>();
        for (GrantedAuthority authority : authorities) {
            if (authority instanceof OidcUserAuthority user) {
                roles(user).forEach(role -> roles.add(role.authority()));
            }
        }
        return roles;
    }

    private Set<AdminRole> roles(OidcUserAuthority user) {
        Set<String> groups = new HashSet<>(groups(user.getIdToken().getClaims()));
        if (user.getUserInfo() != null) {
            groups.addAll(groups(user.getUserInfo().getClaims()));
        }
        Set<AdminRole> roles = EnumSet.noneOf(AdminRole.class);
        for (AdminRole role : AdminRole.values()) {
            if (groupsOf(role).stream().anyMatch(groups::contains)) {
                roles.add(role);
            }
        }
        return roles;
    }

    private List<String> groupsOf(AdminRole role) {
        return switch (role) {
            case VIEWER -> oidc.viewers();
            case OPERATOR -> oidc.operators();
            case ADMIN -> oidc.admins();
        };
    }

    private List<String> groups(Map<String, Object> claims) {
        Object claim = claims.get(oidc.groupsClaim());
        if (claim instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).toList();
        }
        return claim == null ? List.of() : List.of(claim.toString());
    }
}
