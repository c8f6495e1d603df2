package ramscim.simulator.account;

import org.jspecify.annotations.Nullable;

/** Where a page starts, as the page before it said, and how much it may hold. */
public record PageRequest(@Nullable String marker, int size) {

    public PageRequest {
        if (size < 1) {
            throw new IllegalArgumentException("a page holds at least one entry");
        }
    }

    public static PageRequest everything() {
        return new PageRequest(null, Integer.MAX_VALUE);
    }
}
