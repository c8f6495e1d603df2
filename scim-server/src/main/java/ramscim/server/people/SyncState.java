package ramscim.server.people;

import java.util.Locale;
import ramscim.server.words.Words;

/** Whether RAM is as the identity provider wants. */
public enum SyncState {
    IN_RAM("green"),
    WAITING("grey"),
    RETRYING("amber"),
    HELD("amber");

    private final String style;

    SyncState(String style) {
        this.style = style;
    }

    public Words label() {
        return Words.of("people.state." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public String style() {
        return style;
    }

    static SyncState of(boolean hasIntent, boolean held, int attempts) {
        if (!hasIntent) {
            return IN_RAM;
        }
        if (held) {
            return HELD;
        }
        return attempts > 0 ? RETRYING : WAITING;
    }
}
