package ramscim.server.admin;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.origin.Caller;
import ramscim.store.KeptName;
import ramscim.store.WriteTransactions;

/** Whom single sign-on let in before, and with which role. */
final class SsoPeople {
    private final JdbcClient jdbc;
    private final WriteTransactions transactions;
    private final Clock clock;

    SsoPeople(JdbcClient jdbc, WriteTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What somebody was the last time.
     *
     * @param known whether there was a last time
     * @param role null for none, and for one that only a newer version has
     */
    record Before(boolean known, @Nullable AdminRole role) {
        boolean differsFrom(@Nullable AdminRole now) {
            return known && role != now;
        }
    }

    /** Remembers the role for the next time. */
    Before signedIn(Caller person, @Nullable AdminRole role) {
        return transactions.write(() -> {
            Before before = before(person);
            jdbc.sql("""
                            insert into sso_person (issuer, subject, name, role, seen)
                            values (:issuer, :subject, :name, :role, :seen)
                            on conflict (issuer, subject) do update
                            set name = excluded.name, role = excluded.role, seen = excluded.seen
                            """)
                    .param("issuer", person.issuer())
                    .param("subject", person.subject())
                    .param("name", person.name())
                    .param("role", role == null ? null : role.name())
                    .param("seen", clock.millis())
                    .update();
            return before;
        });
    }

    private Before before(Caller person) {
        List<Before> found = jdbc.sql("select role from sso_person where issuer = :issuer and subject = :subject")
                .param("issuer", person.issuer())
                .param("subject", person.subject())
                .query((row, number) -> {
                    String role = row.getString("role");
                    return new Before(
                            true,
                            role == null
                                    ? null
                                    : KeptName.of(AdminRole.class, role).orElse(null));
                })
                .list();
        return found.isEmpty() ? new Before(false, null) : found.get(0);
    }
}
