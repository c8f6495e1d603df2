package ramscim.server.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import ramscim.core.account.AccountIdentity;
import ramscim.core.account.HomeAccount;
import ramscim.core.account.KeptAccount;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamOperation;
import ramscim.core.directory.Urgency;
import ramscim.server.words.Words;

/** Whether the credentials are of the account that the database is about. */
final class AccountCheck implements Check {
    private static final Words ACCOUNT = Words.of("doctor.account");
    private static final Duration TIME = Duration.ofSeconds(5);

    private final DatabaseCheck database;

    AccountCheck(Environment environment) {
        this.database = new DatabaseCheck(environment);
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        AccountIdentity kept = kept();
        HomeAccount home = new HomeAccount(directory, new Unchanged(kept), () -> 0, Clock.systemUTC());
        try {
            home.require(RamOperation.GET_USER, Errand.of(() -> Urgency.INTERACTIVE, TIME));
        } catch (RamException e) {
            return List.of(
                    home.problem() == null
                            ? CheckResult.notChecked(ACCOUNT, e)
                            : CheckResult.failed(
                                    ACCOUNT,
                                    Words.quoted(String.valueOf(home.problem())),
                                    Words.of("doctor.account.other")));
        }
        return List.of(
                home.caller() == null
                        ? CheckResult.warning(
                                ACCOUNT, Words.of("doctor.account.no-sts"), Words.of("doctor.account.no-sts.advice"))
                        : CheckResult.ok(
                                ACCOUNT,
                                kept == null
                                        ? Words.of(
                                                "doctor.account.kept",
                                                home.caller().accountId())
                                        : Words.quoted(home.caller().accountId())));
    }

    private @Nullable AccountIdentity kept() {
        try (Connection connection = database.connect();
                Statement statement = connection == null ? null : connection.createStatement();
                ResultSet row = statement == null
                        ? null
                        : statement.executeQuery("select number, domain from bridge_account")) {
            return row != null && row.next()
                    ? new AccountIdentity(row.getString("number"), row.getString("domain"))
                    : null;
        } catch (SQLException e) {
            // There is no such table before the first start of this version; what else is wrong the check of the
            // database says.
            return null;
        }
    }

    /** The doctor writes nothing. */
    private record Unchanged(@Nullable AccountIdentity kept) implements KeptAccount {
        @Override
        public @Nullable AccountIdentity find() {
            return kept;
        }

        @Override
        public AccountIdentity keep(@Nullable AccountIdentity known, AccountIdentity account, Instant now) {
            return account;
        }
    }
}
