package ramscim.server.doctor;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking at something.
 *
 * @param subject what was looked at
 * @param detail what was seen
 * @param advice one line that says what to do, where something is wrong
 */
public record CheckResult(
        String subject,
        Status status,
        String detail,
        @Nullable String advice) {
    /** How good it is. */
    public enum Status {
        OK,
        NOT_CHECKED,
        WARNING,
        FAILED;

        /** For those who read it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static CheckResult ok(String subject, String detail) {
        return new CheckResult(subject, Status.OK, detail, null);
    }

    static CheckResult notChecked(String subject, String why) {
        return new CheckResult(subject, Status.NOT_CHECKED, why, null);
    }

    static CheckResult warning(String subject, String detail, String advice) {
        return new CheckResult(subject, Status.WARNING, detail, advice);
    }

    static CheckResult failed(String subject, String detail, String advice) {
        return new CheckResult(subject, Status.FAILED, detail, advice);
    }

    public boolean isFailed() {
        return status == Status.FAILED;
    }
}
