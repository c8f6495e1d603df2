package ramscim.server.scim.search;

import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import com.unboundid.scim2.server.utils.SchemaAwareFilterEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ramscim.core.provisioning.ConfirmedResource;
import ramscim.core.resource.ResourceId;
import ramscim.server.scim.error.ScimProblem;
import ramscim.server.scim.error.ScimRequestException;
import ramscim.server.scim.schema.ServedSchemas;
import ramscim.server.store.ConfirmedResources;

/** Finds users. What the database can answer by an index it answers; the rest is evaluated over a stream, one user at a time. */
public final class UserSearch {
    private static final FilterEvaluator EVALUATOR =
            new SchemaAwareFilterEvaluator(ServedSchemas.user().resourceType());

    private final ConfirmedResources resources;

    public UserSearch(ConfirmedResources resources) {
        this.resources = resources;
    }

    public @Nullable ConfirmedResource find(ResourceId id) {
        return resources.find(id);
    }

    /**
     * @param representation what the filter is evaluated on
     * @param shape what of it is answered
     */
    public ListResponse<GenericScimResource> search(
            SearchQuery query,
            Function<ConfirmedResource, GenericScimResource> representation,
            UnaryOperator<GenericScimResource> shape) {
        FilterCondition condition = FilterCondition.of(query.filter());
        Page page = condition.exact()
                ? fromDatabase(condition, query, representation)
                : fromStream(condition, query, representation);
        List<GenericScimResource> shaped = page.resources().stream().map(shape).toList();
        return new ListResponse<>(page.total(), shaped, query.startIndex(), shaped.size());
    }

    private record Page(int total, List<GenericScimResource> resources) {}

    private Page fromDatabase(
            FilterCondition condition,
            SearchQuery query,
            Function<ConfirmedResource, GenericScimResource> representation) {
        int total = resources.count(condition.condition());
        boolean none = query.count() == 0 || query.startIndex() > total;
        List<GenericScimResource> page = none
                ? List.of()
                : resources.page(condition.condition(), query.startIndex() - 1L, query.count()).stream()
                        .map(representation)
                        .toList();
        return new Page(total, page);
    }

    private Page fromStream(
            FilterCondition condition,
            SearchQuery query,
            Function<ConfirmedResource, GenericScimResource> representation) {
        Collector collector = new Collector(query);
        resources.forEach(condition.condition(), resource -> collector.offer(representation.apply(resource)));
        return new Page(collector.total, collector.page);
    }

    /** Counts what matches and keeps what belongs to the page. */
    private static final class Collector {
        private final SearchQuery query;
        private final List<GenericScimResource> page = new ArrayList<>();
        private int total;

        private Collector(SearchQuery query) {
            this.query = query;
        }

        private void offer(GenericScimResource resource) {
            if (!matches(query.filter(), resource)) {
                return;
            }
            total++;
            if (total >= query.startIndex() && page.size() < query.count()) {
                page.add(resource);
            }
        }
    }

    private static boolean matches(@Nullable Filter filter, GenericScimResource resource) {
        try {
            return filter == null || filter.visit(EVALUATOR, resource.getObjectNode());
        } catch (BadRequestException e) {
            throw new ScimRequestException(ScimProblem.INVALID_FILTER, String.valueOf(e.getMessage()));
        } catch (ScimException e) {
            throw new IllegalStateException("a filter failed to evaluate", e);
        }
    }
}
