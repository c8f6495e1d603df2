package ramscim.server.guard;

import java.time.Duration;
import java.util.Locale;
import ramscim.core.guard.HoldReason;
import ramscim.server.words.Words;

/** Why a change is held, to whoever reads it. */
final class HeldReason {
    private HeldReason() {}

    /** @param stored as {@link HoldReason#words} has it; of an older bridge it may be anything */
    static Words words(String stored) {
        HoldReason reason = HoldReason.of(stored);
        if (reason instanceof HoldReason.TooMany many) {
            return Words.of(
                    "held.reason.too-many",
                    many.count(),
                    many.kind().name().toLowerCase(Locale.ROOT),
                    many.population(),
                    window(many.window()),
                    many.allowed());
        }
        return reason == null ? Words.quoted(stored) : Words.of("held.reason.rejected");
    }

    /** In hours where it is whole ones. */
    private static Words window(Duration window) {
        long minutes = window.toMinutes();
        return minutes % 60 == 0 ? Words.of("time.hours", minutes / 60) : Words.of("time.minutes", minutes);
    }
}
