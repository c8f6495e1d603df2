package ramscim.server.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ramscim.server.finding.Severity;

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
        String summary,
        String advice,
        @Nullable String link,
        Instant since,
        Instant at) {
    enum Status {
        FIRING,
        RESOLVED,
        TEST
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
                "This is a test: alerts of the bridge arrive here.",
                "Nothing has to be done.",
                link,
                at,
                at);
    }

    /** The first line of a message that people read. */
    String headline() {
        String state = status == Status.FIRING ? severity.name() : status.name();
        return "[" + state + "] RAM SCIM Bridge: " + summary;
    }

    /** What follows it; what is over needs no advice. */
    String body() {
        String what = status == Status.RESOLVED ? "It is over." : advice;
        return link == null ? what : what + "\n" + link;
    }
}
