package ramscim.core.directory;

import org.jspecify.annotations.Nullable;

/**
 * The account's user-based SSO (IMS GetUserSsoSettings); it is on or off for everybody.
 *
 * @param withDomain whether the identity provider has to name users with their domain
 * @param auxiliaryDomain what may stand behind the {@code @} beside the account's own; null: nothing
 */
public record UserSsoSettings(
        boolean enabled, boolean withDomain, @Nullable String auxiliaryDomain) {}
