package ramscim.simulator.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list; the marker is there only when more follows. */
public record Page<V>(List<V> items, @Nullable String marker) {

    public Page {
        items = List.copyOf(items);
    }
}
