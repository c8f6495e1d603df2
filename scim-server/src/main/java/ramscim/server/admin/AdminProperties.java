package ramscim.server.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in to the dashboard.
 *
 * @param password of the user {@code admin}: in clear, or its hash behind <code>{bcrypt}</code>; unset, one is made and
 *     printed once
 * @param oidc single sign-on; idle while it has no issuer
 */
@ConfigurationProperties("bridge.admin")
record AdminProperties(
        @Nullable String password, @DefaultValue Oidc oidc) {

    /**
     * Single sign-on with OpenID Connect.
     *
     * @param issuer the provider's issuer; its discovery document says the rest
     * @param groupsClaim the claim that lists a person's groups or roles
     * @param admins groups whose members may do everything
     * @param operators groups whose members may retry, dismiss and approve
     * @param viewers groups whose members may look
     */
    record Oidc(
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecret,
            @DefaultValue("openid,profile,email") List<String> scopes,
            @DefaultValue("groups") String groupsClaim,
            @DefaultValue List<String> admins,
            @DefaultValue List<String> operators,
            @DefaultValue List<String> viewers) {
        boolean isConfigured() {
            return issuer != null && !issuer.isBlank();
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Oidc[issuer=%s, clientId=%s]".formatted(issuer, clientId);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "AdminProperties[oidc=%s]".formatted(oidc);
    }
}
