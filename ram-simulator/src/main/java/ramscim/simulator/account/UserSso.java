package ramscim.simulator.account;

import org.jspecify.annotations.Nullable;

/** The account's user-based single sign-on (GetUserSsoSettings). */
public record UserSso(
        boolean enabled,
        boolean loginWithDomain,
        @Nullable String auxiliaryDomain,
        @Nullable String metadataDocument,
        String authnSignAlgo) {

    /** What an account has whose administrator never touched it. */
    public static UserSso off() {
        return new UserSso(false, true, null, null, "rsa-sha1");
    }

    /** Everybody is sent to the identity provider. */
    public static UserSso on() {
        return new UserSso(true, true, null, null, "rsa-sha256");
    }
}
