package ramscim.core.work;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import ramscim.core.resource.ResourceId;

/** The lanes of all resources that somebody is interested in at the moment. */
public final class Lanes {
    private final ConcurrentMap<ResourceId, Entry> entries = new ConcurrentHashMap<>();

    private record Entry(Lane lane, int visits) {}

    /** Keeps a lane for as long as it is open. */
    public final class Visit implements AutoCloseable {
        private final Lane lane;

        private Visit(Lane lane) {
            this.lane = lane;
        }

        public Lane lane() {
            return lane;
        }

        @Override
        public void close() {
            entries.computeIfPresent(
                    lane.id(), (id, entry) -> entry.visits() == 1 ? null : new Entry(entry.lane(), entry.visits() - 1));
        }
    }

    public Visit enter(ResourceId id) {
        Entry entered = entries.compute(
                id,
                (key, entry) ->
                        entry == null ? new Entry(new Lane(key), 1) : new Entry(entry.lane(), entry.visits() + 1));
        return new Visit(entered.lane());
    }
}
