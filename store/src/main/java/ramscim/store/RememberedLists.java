package ramscim.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.Recent;
import ramscim.core.store.ConfirmedResources.Listed;

/**
 * How many resources lists have, and where pages of them begin, until something is written: whoever reads a directory
 * page by page would have it counted, and passed over up to there, for each.
 */
final class RememberedLists {
    private static final int MOST_LISTS = 20;
    private static final int MOST_STARTS = 2_000;

    private final LongSupplier generation;
    private final Map<Condition, Known> lists = new Recent<>(MOST_LISTS);

    /** @param generation see {@link RememberedResources#generation} */
    RememberedLists(LongSupplier generation) {
        this.generation = generation;
    }

    /** Of one list in one generation. */
    private static final class Known {
        private final long generation;
        private final TreeMap<Integer, Long> positions = new TreeMap<>(Map.of(0, 0L));
        private @Nullable Integer total;

        private Known(long generation) {
            this.generation = generation;
        }
    }

    /** Behind which position, and how many more are passed over. */
    private record Start(long after, int skip) {}

    @FunctionalInterface
    interface Page {
        List<Listed> behind(long after, int skip);
    }

    int count(Condition condition, IntSupplier database) {
        long before = generation.getAsLong();
        Integer known = total(condition, before);
        if (known != null) {
            return known;
        }
        int counted = database.getAsInt();
        note(condition, before, list -> list.total = counted);
        return counted;
    }

    /**
     * A page from the beginning of the list.
     *
     * @param limit one more than the page has: if so many are there, where the next page begins is remembered
     */
    List<Listed> list(Condition condition, int skip, int limit, Page database) {
        long before = generation.getAsLong();
        Start start = start(condition, skip, before);
        List<Listed> page = database.behind(start.after(), start.skip());
        if (page.size() == limit && limit > 1) {
            long last = page.get(limit - 2).position();
            note(condition, before, list -> {
                if (list.positions.size() < MOST_STARTS) {
                    list.positions.put(skip + limit - 1, last);
                }
            });
        }
        return page;
    }

    private synchronized @Nullable Integer total(Condition condition, long now) {
        Known known = lists.get(condition);
        return known == null || known.generation != now ? null : known.total;
    }

    private synchronized Start start(Condition condition, int skip, long now) {
        Known known = lists.get(condition);
        if (known == null || known.generation != now) {
            return new Start(0, skip);
        }
        Map.Entry<Integer, Long> nearest = known.positions.floorEntry(skip);
        return new Start(nearest.getValue(), skip - nearest.getKey());
    }

    /** What was read while something was written may be from before. */
    private void note(Condition condition, long before, Consumer<Known> what) {
        if (before == RememberedResources.CHANGING || before != generation.getAsLong()) {
            return;
        }
        synchronized (this) {
            what.accept(lists.compute(
                    condition,
                    (same, known) -> known == null || known.generation != before ? new Known(before) : known));
        }
    }
}
