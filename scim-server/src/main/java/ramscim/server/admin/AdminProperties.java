package ramscim.server.admin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import ramscim.server.start.SettingName;
import ramscim.server.start.StartException;
import ramscim.server.words.Audience;
import ramscim.server.words.Languages;

/**
 * Who may sign in to the dashboard.
 *
 * @param password of the user {@code admin}: in clear, or its hash behind <code>{bcrypt}</code>; unset, one is made and
 *     printed once
 * @param local whether the user {@code admin} may sign in with it
 * @param sessionLife after how long everybody has to sign in again, however busy they are
 * @param language of what is read without a browser, such as alerts, and of browsers that speak none that the bridge
 *     does
 * @param timeZone the same for points in time
 * @param oidc single sign-on; idle while it has no issuer
 */
@ConfigurationProperties("bridge.admin")
record AdminProperties(
        @Nullable String password,
        @DefaultValue("true") boolean local,
        @DefaultValue("12h") Duration sessionLife,
        @DefaultValue("en") String language,
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue Oidc oidc) {
    private static final int SHORTEST = 12;

    /** What bcrypt takes. */
    private static final int LONGEST_BYTES = 72;

    public AdminProperties {
        check(password == null ? "" : password.strip());
        if (Languages.of(language) == null) {
            throw new StartException("Set %s to one of: %s."
                    .formatted(
                            SettingName.of("bridge.admin.language"),
                            Languages.all().stream().map(Locale::toLanguageTag).collect(Collectors.joining(", "))));
        }
        if (!local && !oidc.isConfigured()) {
            throw new StartException("Set %s: without the local administrator there is no other way to sign in."
                    .formatted(SettingName.of("bridge.admin.oidc.issuer")));
        }
    }

    /** Whoever is told something without a browser. */
    Audience house() {
        return new Audience(Objects.requireNonNull(Languages.of(language)), timeZone);
    }

    private static void check(String password) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        boolean clear = !password.isEmpty() && !password.startsWith("{bcrypt}");
        if (clear && (password.length() < SHORTEST || bytes > LONGEST_BYTES)) {
            throw new StartException("Set %s to a password of at least %d characters and at most %d bytes."
                    .formatted(SettingName.of("bridge.admin.password"), SHORTEST, LONGEST_BYTES));
        }
    }

    /**
     * Single sign-on with OpenID Connect.
     *
     * @param issuer the provider's issuer; its discovery document says the rest
     * @param sessionLife after how long whoever came in by it has to come in anew, so that a role that was taken away
     *     there ends here
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
            @DefaultValue("1h") Duration sessionLife,
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
