package ramscim.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceId;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.patch.PatchOperation.Kind;
import ramscim.scim.schema.Extent;
import ramscim.scim.search.Filters;

/** The members of a group as the target of an operation. */
final class MembersTarget {
    private final MembershipEdit edit;
    private final AttributePath path;
    private final Extent extent;

    MembersTarget(MembershipEdit edit, AttributePath path, Extent extent) {
        this.edit = edit;
        this.path = path;
        this.extent = extent;
    }

    void apply(Kind kind, @Nullable JsonNode value) {
        if (path.subAttribute() != null) {
            throw new ScimRequestException(
                    ScimProblem.MUTABILITY,
                    "'" + path.text() + "' of a member cannot be changed; remove the member instead.");
        }
        switch (kind) {
            case ADD -> add(wrapped(value));
            case REPLACE -> replace(value);
            case REMOVE -> remove(value);
        }
    }

    private void add(JsonNode value) {
        if (!Members.isUnset(value)) {
            extent.attempt(() -> join(value), () -> {
                edit.keepUnnamed();
                each(value, this::join);
            });
        }
    }

    private void join(JsonNode value) {
        edit.add(Members.ids(value, path.text()));
    }

    private void each(JsonNode value, Consumer<JsonNode> change) {
        if (value.isArray()) {
            value.forEach(element -> extent.attempt(() -> change.accept(asArray(element))));
        }
    }

    private void replace(@Nullable JsonNode value) {
        Filter filter = path.filter();
        if (filter == null && value != null && Members.isUnset(value)) {
            return;
        }
        if (filter == null) {
            JsonNode exactly = wrapped(value);
            extent.attempt(
                    () -> edit.replace(Members.ids(exactly, path.text())),
                    () -> extent.attempt(() -> edit.replace(Members.named(exactly, path.text())), edit::keepUnnamed));
            return;
        }
        List<ResourceId> joining = Members.ids(wrapped(value), path.text());
        edit.remove(selected(filter));
        edit.add(joining);
    }

    /** With a filter those that it selects, with values just these, with neither all. */
    private void remove(@Nullable JsonNode value) {
        Filter filter = path.filter();
        if (filter != null) {
            edit.remove(selected(filter));
        } else if (value == null || value.isNull()) {
            edit.removeAll();
        } else {
            JsonNode named = wrapped(value);
            extent.attempt(() -> leave(named), () -> each(named, this::leave));
        }
    }

    private void leave(JsonNode value) {
        edit.remove(Members.knownIds(value, path.text()));
    }

    private static JsonNode wrapped(@Nullable JsonNode value) {
        if (value == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        return value.isTextual() && !value.textValue().isEmpty() ? asArray(value) : value;
    }

    private static ArrayNode asArray(JsonNode element) {
        return JsonNodeFactory.instance.arrayNode().add(element);
    }

    /** A filter that names members by their ids needs no look at the others. */
    private List<ResourceId> selected(Filter filter) {
        List<ResourceId> named = new ArrayList<>();
        if (namesIds(filter, named)) {
            return named;
        }
        return edit.members().stream()
                .filter(member -> Filters.matches(path.attribute(), filter, Members.element(member)))
                .toList();
    }

    private static boolean namesIds(Filter filter, List<ResourceId> named) {
        if (filter.getFilterType() == FilterType.OR) {
            return Filters.parts(filter).stream().allMatch(part -> namesIds(part, named));
        }
        JsonNode value = Filters.described(filter).path("value");
        if (filter.getFilterType() != FilterType.EQUAL || !value.isTextual()) {
            return false;
        }
        ResourceId id = ResourceId.parse(value.textValue());
        if (id != null) {
            named.add(id);
        }
        return true;
    }
}
