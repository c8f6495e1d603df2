package ramscim.server.alert;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ramscim.server.finding.Severity;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;

/**
 * What a target is told.
 *
 * @param id the alert's: the same when it begins, gets worse and ends
 * @param name the condition: its kind, and which one of several
 * @param link to the dashboard's page; null if its address is not configured
 */
record Notice(
        String id,
        Status status,
        String kind,
        String name,
        Severity severity,
        Words summary,
        Words advice,
        @Nullable String link,
        Instant since,
        Instant at) {
    enum Status {
        FIRING,
        RESOLVED,
        TEST;

        public Words words() {
            return Words.of("alerts.status." + name().toLowerCase(Locale.ROOT));
        }
    }

    static Notice of(OpenAlert alert, Status status, @Nullable String link, Instant at) {
        return new Notice(
                alert.id(),
                status,
                alert.kind(),
                alert.name(),
                alert.severity(),
                alert.summary(),
                alert.advice(),
                link,
                alert.since(),
                at);
    }

    static Notice test(@Nullable String link, Instant at) {
        return new Notice(
                UUID.randomUUID().toString(),
                Status.TEST,
                "test",
                "test",
                Severity.WARNING,
                Words.of("alerts.notice.test"),
                Words.of("alerts.notice.test.advice"),
                link,
                at,
                at);
    }

    /** The first line of a message that people read. */
    String headline(Audience audience) {
        return Words.of("alerts.notice.headline", tag(), summary).to(audience);
    }

    private Words tag() {
        return switch (status) {
            case FIRING -> Words.of(severity == Severity.CRITICAL ? "alerts.tag.critical" : "alerts.tag.warning");
            case RESOLVED -> Words.of("alerts.tag.resolved");
            case TEST -> Words.of("alerts.tag.test");
        };
    }

    /** What follows it; what is over needs no advice. */
    String body(Audience audience) {
        String what = (status == Status.RESOLVED ? Words.of("alerts.notice.over") : advice).to(audience);
        return link == null ? what : what + "\n" + link;
    }
}
