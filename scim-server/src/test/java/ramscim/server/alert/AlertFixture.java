package ramscim.server.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import ramscim.server.finding.Alert;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.Severity;
import ramscim.server.words.KeptWords;
import ramscim.server.words.Words;
import ramscim.store.StoreDatabase;

/** Alerts in a database of their own, with a clock that stands still until it is moved. */
final class AlertFixture implements AutoCloseable {
    static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    static final KeptWords KEPT = new KeptWords(JSON);

    final StoreDatabase database;
    final OpenAlerts open;
    final Outbox outbox;
    Instant now = Instant.parse("2026-03-02T08:30:00Z");

    AlertFixture(Path directory) {
        database = StoreDatabase.sqlite(directory);
        open = new OpenAlerts(database.jdbc(), KEPT);
        outbox = new Outbox(database.jdbc(), KEPT, Set.of("ops"), clock());
    }

    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    static Alert held(Severity severity, int changes) {
        return new Alert(
                FindingKind.HELD_CHANGES,
                "",
                severity,
                Words.quoted(changes + " changes are held."),
                Words.quoted("Look at who they are."),
                "/admin/held");
    }

    Notice notice(String summary) {
        return new Notice(
                "one",
                Notice.Status.FIRING,
                "held-changes",
                "held-changes",
                Severity.WARNING,
                Words.quoted(summary),
                Words.quoted("Look at who they are."),
                null,
                now,
                now);
    }

    Delivery delivery(Notice notice) {
        return new Delivery("d1", "ops", notice, Delivery.State.WAITING, 1, now, now, null, now);
    }

    @Override
    public void close() {
        database.close();
    }
}
