package ramscim.server.drift;

import java.util.Locale;
import ramscim.core.reconcile.Drift;
import ramscim.server.words.Words;

/**
 * How a class is called, and what it means.
 *
 * @param few after a number, in the record and the log
 * @param style how bad it is: green, amber, red or grey
 */
record DriftWords(Words title, Words meaning, String few, String style) {
    static DriftWords of(Drift drift) {
        return switch (drift) {
            case IN_SYNC -> of(drift, "as they shall be", "green");
            case NOT_JUDGED -> of(drift, "not judged", "grey");
            case CHANGED_OUTSIDE -> of(drift, "changed outside", "amber");
            case ACCESS_WHILE_DISABLED -> of(drift, "disabled who can get in", "red");
            case FROZEN -> of(drift, "frozen by Alibaba Cloud", "red");
            case MISSING -> of(drift, "missing", "amber");
            case IN_RECYCLE_BIN -> of(drift, "in the recycle bin", "amber");
            case TAKEN -> of(drift, "another's by now", "red");
            case UNMANAGED -> of(drift, "unmanaged", "grey");
            case ORPHANED -> of(drift, "of another bridge or lost", "grey");
        };
    }

    private static DriftWords of(Drift drift, String few, String style) {
        String name = drift.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new DriftWords(Words.of("drift.class." + name), Words.of("drift.meaning." + name), few, style);
    }
}
