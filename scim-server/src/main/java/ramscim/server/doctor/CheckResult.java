package ramscim.server.doctor;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ramscim.server.words.Words;

/**
 * What came of looking at something.
 *
 * @param subject what was looked at
 * @param detail what was seen
 * @param advice one line that says what to do, where something is wrong
 */
public record CheckResult(
        Words subject,
        Status status,
        Words detail,
        @Nullable Words advice) {
    /** How good it is. */
    public enum Status {
        OK,
        NOT_CHECKED,
        WARNING,
        FAILED;

        public Words words() {
            return Words.of("doctor.status." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    static CheckResult ok(Words subject, Words detail) {
        return new CheckResult(subject, Status.OK, detail, null);
    }

    static CheckResult notChecked(Words subject, Words why) {
        return new CheckResult(subject, Status.NOT_CHECKED, why, null);
    }

    static CheckResult warning(Words subject, Words detail, Words advice) {
        return new CheckResult(subject, Status.WARNING, detail, advice);
    }

    static CheckResult failed(Words subject, Words detail, Words advice) {
        return new CheckResult(subject, Status.FAILED, detail, advice);
    }

    /** With what RAM, a database or a library said of it. */
    static CheckResult notChecked(Words subject, Throwable problem) {
        return notChecked(subject, Words.quoted(String.valueOf(problem.getMessage())));
    }

    public boolean isFailed() {
        return status == Status.FAILED;
    }
}
