package ramscim.simulator.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who the configured access key is of: what STS tells of it. A key of one of the account's users is that user's,
 * whatever is set here.
 *
 * @param accountId null for the one that a new simulator has
 * @param userName of a RAM user of the account, as UserPrincipalName; null for a session of a role
 */
public record Identity(@Nullable String accountId, @Nullable String userName) {

    private static final String ACCOUNT = "1234567890123456";

    public Identity {
        accountId = Objects.requireNonNullElse(accountId, ACCOUNT);
    }

    /** A session of a role, which is no RAM user. */
    static Identity role() {
        return new Identity(null, null);
    }
}
