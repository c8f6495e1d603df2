package ramscim.store;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.account.AccountIdentity;
import ramscim.core.account.KeptAccount;

/** The account that the database is about, in its one row. */
public final class StoredAccount implements KeptAccount {
    private final JdbcClient jdbc;
    private final WriteTransactions transactions;

    public StoredAccount(JdbcClient jdbc, WriteTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public @Nullable AccountIdentity find() {
        return jdbc.sql("select number, domain from bridge_account")
                .query((row, number) -> new AccountIdentity(row.getString("number"), row.getString("domain")))
                .optional()
                .orElse(null);
    }

    @Override
    public AccountIdentity keep(@Nullable AccountIdentity known, AccountIdentity account, Instant now) {
        return transactions.write(() -> {
            AccountIdentity kept = find();
            if (kept != null && !Objects.equals(kept, known)) {
                return kept;
            }
            jdbc.sql("""
                            insert into bridge_account (only_row, number, domain, since) values (1, :number, :domain, :now)
                            on conflict (only_row) do update set number = excluded.number, domain = excluded.domain, since = excluded.since
                            """)
                    .param("number", account.number())
                    .param("domain", account.domain())
                    .param("now", now.toEpochMilli())
                    .update();
            return account;
        });
    }
}
