package ramscim.scim.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.scim.error.ParserWords;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.ResourceSchema;
import ramscim.scim.search.ResourceSearch.Place;

/**
 * Finds resources of which there are so few that all of them are at hand: by the same filters and orders as any others.
 */
public final class OfferSearch {
    private final ResourceEvaluator evaluator;

    public OfferSearch(ResourceSchema schema) {
        this.evaluator = new ResourceEvaluator(schema);
    }

    /** @param position by which they are in order unless another is asked for; never changes */
    public record Candidate(long position, ObjectNode resource) {}

    /**
     * @param total how many there are on all pages
     * @param lastPlace where the next page begins; null if there is none
     */
    public record Found(
            int total, List<ObjectNode> page, @Nullable Place lastPlace) {
        public Found {
            page = List.copyOf(page);
        }
    }

    private record Entry(@Nullable String key, Candidate candidate) {
        long position() {
            return candidate.position();
        }

        Place place() {
            return new Place(position(), key);
        }
    }

    public Found search(SearchQuery query, List<Candidate> candidates) {
        SortOrder sort = query.sort();
        List<Entry> entries = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (matches(query.filter(), candidate.resource())) {
                entries.add(new Entry(sort == null ? null : sort.key(candidate.resource()), candidate));
            }
        }
        Comparator<Entry> order = order(sort);
        entries.sort(order);
        int from = Math.min(first(query.after(), entries, order) + query.skip(), entries.size());
        int to = Math.min(from + query.count(), entries.size());
        boolean more = to < entries.size() && to > from;
        return new Found(
                entries.size(),
                entries.subList(from, to).stream()
                        .map(entry -> entry.candidate().resource())
                        .toList(),
                more ? entries.get(to - 1).place() : null);
    }

    private static Comparator<Entry> order(@Nullable SortOrder sort) {
        Comparator<Entry> byPosition = Comparator.comparingLong(Entry::position);
        return sort == null
                ? byPosition
                : Comparator.comparing(Entry::key, sort.order()).thenComparing(byPosition);
    }

    private static int first(@Nullable Cursor after, List<Entry> entries, Comparator<Entry> order) {
        if (after == null || entries.isEmpty()) {
            return 0;
        }
        Entry place = new Entry(
                after.sortKey(),
                new Candidate(after.position(), entries.get(0).candidate().resource()));
        return (int) entries.stream()
                .filter(entry -> order.compare(entry, place) <= 0)
                .count();
    }

    private boolean matches(@Nullable Filter filter, ObjectNode resource) {
        try {
            return filter == null || filter.visit(evaluator, resource);
        } catch (BadRequestException e) {
            throw new ScimRequestException(ScimProblem.INVALID_FILTER, ParserWords.of(e));
        } catch (ScimException e) {
            throw new IllegalStateException("a filter failed to evaluate", e);
        }
    }
}
