package ramscim.server.admin;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.web.client.RestClientException;
import ramscim.server.admin.AdminProperties.Oidc;

/**
 * Single sign-on with OpenID Connect: the provider that the configuration names, and the roles that its groups give.
 *
 * <p>The provider's discovery document is read when somebody signs in for the first time, so that the bridge starts
 * without it. While it cannot be read, each who wants to sign in is told so, and it is tried again.
 */
final class OidcSignIn implements ClientRegistrationRepository, GrantedAuthoritiesMapper {
    static final String REGISTRATION = "sso";

    /** Who wait for a provider that does not answer; more than that hold no thread. */
    private static final int MOST_ASKING = 5;

    private static final int LONGEST_REASON = 200;
    private static final Pattern UNSEEN = Pattern.compile("\\p{C}");

    private final Oidc oidc;
    private final Semaphore asking = new Semaphore(MOST_ASKING);
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
        if (known != null) {
            return known;
        }
        if (!asking.tryAcquire()) {
            throw new ProviderAwayException("%s is being asked and has not answered yet".formatted(oidc.issuer()));
        }
        try {
            known = discover();
            discovered = known;
            return known;
        } finally {
            asking.release();
        }
    }

    private ClientRegistration discover() {
        try {
            return ClientRegistrations.fromIssuerLocation(String.valueOf(oidc.issuer()))
                    .registrationId(REGISTRATION)
                    .clientId(oidc.clientId())
                    .clientSecret(oidc.clientSecret())
                    .scope(oidc.scopes())
                    .redirectUri("{baseUrl}/admin/sign-in/{registrationId}")
                    .build();
        } catch (IllegalArgumentException | IllegalStateException | RestClientException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            String why = UNSEEN.matcher(String.valueOf(cause.getMessage())).replaceAll(" ");
            throw new ProviderAwayException(
                    "%s says nothing of itself that can be read (%s)"
                            .formatted(oidc.issuer(), why.substring(0, Math.min(LONGEST_REASON, why.length()))),
                    e);
        }
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
