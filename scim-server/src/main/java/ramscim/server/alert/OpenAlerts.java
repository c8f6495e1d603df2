package ramscim.server.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.finding.Alert;
import ramscim.server.finding.Severity;
import ramscim.server.words.KeptWords;
import ramscim.store.KeptName;

/**
 * What is wrong, in the database: a restart tells nobody again, and of several replicas that see the same only one
 * tells it. It is over when none of them has seen it for a while.
 */
final class OpenAlerts {
    private final JdbcClient jdbc;
    private final KeptWords kept;

    OpenAlerts(JdbcClient jdbc, KeptWords kept) {
        this.jdbc = jdbc;
        this.kept = kept;
    }

    List<OpenAlert> all() {
        return jdbc.sql("select * from alert order by severity, since, name")
                .query((row, number) -> alert(row))
                .list();
    }

    private OpenAlert alert(ResultSet row) throws SQLException {
        return new OpenAlert(
                row.getString("id"),
                row.getString("name"),
                row.getString("kind"),
                KeptName.of(row.getString("severity"), Severity.CRITICAL),
                Objects.requireNonNull(kept.words(row.getString("summary"))),
                Objects.requireNonNull(kept.words(row.getString("advice"))),
                row.getString("page"),
                Instant.ofEpochMilli(row.getLong("since")),
                Instant.ofEpochMilli(row.getLong("last_seen")));
    }

    /** The alert, if somebody has to be told: because it is new, or has become critical. */
    Optional<OpenAlert> see(Alert alert, Instant now) {
        boolean isNew = begin(alert, now);
        boolean isWorse = !isNew && alert.severity() == Severity.CRITICAL && worsen(alert);
        jdbc.sql("update alert set summary = :summary, advice = :advice, last_seen = :now where name = :name")
                .param("summary", kept.write(alert.summary()))
                .param("advice", kept.write(alert.advice()))
                .param("now", now.toEpochMilli())
                .param("name", alert.name())
                .update();
        return isNew || isWorse
                ? jdbc.sql("select * from alert where name = :name")
                        .param("name", alert.name())
                        .query((row, number) -> alert(row))
                        .optional()
                : Optional.empty();
    }

    private boolean begin(Alert alert, Instant now) {
        return jdbc.sql("""
                        insert into alert (name, id, kind, severity, summary, advice, page, since, last_seen)
                        values (:name, :id, :kind, :severity, :summary, :advice, :page, :now, :now)
                        on conflict (name) do nothing
                        """)
                        .param("name", alert.name())
                        .param("id", UUID.randomUUID().toString())
                        .param("kind", alert.kind().label())
                        .param("severity", alert.severity().name())
                        .param("summary", kept.write(alert.summary()))
                        .param("advice", kept.write(alert.advice()))
                        .param("page", alert.page())
                        .param("now", now.toEpochMilli())
                        .update()
                == 1;
    }

    private boolean worsen(Alert alert) {
        return jdbc.sql("update alert set severity = 'CRITICAL' where name = :name and severity <> 'CRITICAL'")
                        .param("name", alert.name())
                        .update()
                == 1;
    }

    /** Ends those that nobody has seen since a time, and returns those that this call has ended. */
    List<OpenAlert> end(Instant notSeenSince) {
        return jdbc
                .sql("select * from alert where last_seen < :limit order by since")
                .param("limit", notSeenSince.toEpochMilli())
                .query((row, number) -> alert(row))
                .list()
                .stream()
                .filter(alert -> jdbc.sql("delete from alert where name = :name and last_seen < :limit")
                                .param("name", alert.name())
                                .param("limit", notSeenSince.toEpochMilli())
                                .update()
                        == 1)
                .toList();
    }
}
