package ramscim.scim.search;

import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.ConfirmedResources;
import ramscim.core.store.ConfirmedResources.Listed;
import ramscim.scim.error.ParserWords;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.ServedSchemas;

/**
 * Finds resources. What the database can answer by an index it answers; the rest is evaluated over batches, so that no
 * more than a batch and a page are in memory at once.
 */
public final class ResourceSearch {
    private static final int BATCH = 250;
    private static final Map<ResourceType, FilterEvaluator> EVALUATORS = evaluators();

    private final ConfirmedResources resources;

    public ResourceSearch(ConfirmedResources resources) {
        this.resources = resources;
    }

    private static Map<ResourceType, FilterEvaluator> evaluators() {
        Map<ResourceType, FilterEvaluator> evaluators = new EnumMap<>(ResourceType.class);
        for (ResourceType type : ResourceType.values()) {
            evaluators.put(type, new ResourceEvaluator(ServedSchemas.of(type)));
        }
        return evaluators;
    }

    /**
     * @param total how many there are on all pages
     * @param lastPlace where the next page begins; null if there is none
     */
    public record Found(
            int total,
            List<ConfirmedResource> page,
            @Nullable Place lastPlace) {}

    /** The place behind a resource. */
    public record Place(long position, @Nullable String sortKey) {}

    /**
     * @param representations what filters and orders are evaluated on, one for each resource
     */
    public Found search(
            SearchQuery query, Function<List<ConfirmedResource>, List<GenericScimResource>> representations) {
        FilterCondition condition = FilterCondition.of(query.types(), query.filter());
        if (condition.exact() && query.sort() == null) {
            return fromDatabase(condition, query);
        }
        SearchWindow window =
                query.sort() == null ? new CreationOrderWindow(query) : new SortedWindow(query, resources);
        scan(condition, query, representations, window);
        return window.found();
    }

    private Found fromDatabase(FilterCondition condition, SearchQuery query) {
        if (query.count() == 0) {
            return new Found(resources.count(condition.sought()), List.of(), null);
        }
        long after = query.after() == null ? 0 : query.after().position();
        List<Listed> page = resources.list(condition.sought(), after, query.skip(), query.count() + 1);
        boolean isAll = query.after() == null && query.skip() == 0 && page.size() <= query.count();
        return new Found(
                isAll ? page.size() : resources.count(condition.sought()),
                page.stream().limit(query.count()).map(Listed::resource).toList(),
                page.size() > query.count()
                        ? new Place(page.get(query.count() - 1).position(), null)
                        : null);
    }

    private void scan(
            FilterCondition condition,
            SearchQuery query,
            Function<List<ConfirmedResource>, List<GenericScimResource>> representations,
            SearchWindow window) {
        long position = 0;
        List<Listed> batch;
        do {
            batch = resources.list(condition.sought(), position, 0, BATCH);
            List<GenericScimResource> seen =
                    representations.apply(batch.stream().map(Listed::resource).toList());
            for (int i = 0; i < batch.size(); i++) {
                if (matches(query.filter(), batch.get(i).resource().type(), seen.get(i))) {
                    window.offer(batch.get(i), seen.get(i));
                }
                position = batch.get(i).position();
            }
        } while (batch.size() == BATCH);
    }

    private static boolean matches(@Nullable Filter filter, ResourceType type, GenericScimResource resource) {
        try {
            return filter == null
                    || filter.visit(Objects.requireNonNull(EVALUATORS.get(type)), resource.getObjectNode());
        } catch (BadRequestException e) {
            throw new ScimRequestException(ScimProblem.INVALID_FILTER, ParserWords.of(e));
        } catch (ScimException e) {
            throw new IllegalStateException("a filter failed to evaluate", e);
        }
    }

    /** Counts what matches and keeps what belongs to the page. */
    interface SearchWindow {
        void offer(Listed match, GenericScimResource representation);

        Found found();
    }

    private static final class CreationOrderWindow implements SearchWindow {
        private final SearchQuery query;
        private final long after;
        private final List<Listed> page = new ArrayList<>();
        private int total;
        private int skipped;
        private boolean more;

        CreationOrderWindow(SearchQuery query) {
            this.query = query;
            this.after = query.after() == null ? 0 : query.after().position();
        }

        @Override
        public void offer(Listed match, GenericScimResource representation) {
            total++;
            if (match.position() <= after) {
                return;
            }
            if (skipped < query.skip()) {
                skipped++;
            } else if (page.size() < query.count()) {
                page.add(match);
            } else {
                more = true;
            }
        }

        @Override
        public Found found() {
            Place last = more && !page.isEmpty()
                    ? new Place(page.get(page.size() - 1).position(), null)
                    : null;
            return new Found(total, page.stream().map(Listed::resource).toList(), last);
        }
    }
}
