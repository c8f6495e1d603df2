package ramscim.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;

/** How a refusal is read from the rows of intents and failures. */
final class RefusalColumns {
    private RefusalColumns() {}

    /**
     * Why the last attempt failed, or why it is held; null if it did not, or is not. Before there were reasons only
     * words were kept.
     */
    static @Nullable Refusal ofIntent(ResultSet row) throws SQLException {
        String words = row.getString("last_error");
        String reason = row.getString("last_reason");
        if (words == null) {
            return null;
        }
        return new Refusal(
                reason == null ? Reason.NOT_YET : KeptName.of(reason, Reason.NOT_YET),
                row.getString("last_code"),
                row.getString("last_operation"),
                row.getString("last_request_id"),
                row.getString("last_attribute"),
                words);
    }

    static Refusal ofFailure(ResultSet row) throws SQLException {
        return new Refusal(
                KeptName.of(row.getString("reason"), Reason.NOT_YET),
                row.getString("code"),
                row.getString("operation"),
                row.getString("ram_request_id"),
                row.getString("attribute"),
                row.getString("detail"));
    }
}
