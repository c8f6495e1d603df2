package ramscim.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ramscim.scim.dialect.WrappedValues;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.patch.PatchOperation.Kind;
import ramscim.scim.schema.AttributeValues;
import ramscim.scim.schema.ElementIdentity;
import ramscim.scim.schema.Extent;
import ramscim.scim.search.Filters;

/** An attribute with many values, those of them that a filter selects, or a sub-attribute of these. */
final class MultiValuedTarget {
    /** What Entra's paths name an element by: the type of an address, or which role is the primary one. */
    private static final Set<String> LABELS = Set.of("type", "primary");

    private final ObjectNode home;
    private final AttributePath path;
    private final Extent extent;
    private final ArrayNode values;
    private final ArrayNode dropped;

    /** @param dropped by attribute, the values that the operations so far removed without naming them */
    MultiValuedTarget(ObjectNode home, AttributePath path, Extent extent, Map<String, ArrayNode> dropped) {
        this.home = home;
        this.path = path;
        this.extent = extent;
        this.values = home.get(path.attribute().getName()) instanceof ArrayNode present
                ? present
                : JsonNodeFactory.instance.arrayNode();
        this.dropped = dropped.computeIfAbsent(
                path.extension() + ":" + path.attribute().getName(), none -> JsonNodeFactory.instance.arrayNode());
    }

    void apply(Kind kind, @Nullable JsonNode value) {
        Filter filter = path.filter();
        AttributeDefinition sub = path.subAttribute();
        if (sub != null) {
            applyToSubAttribute(kind, sub, value);
        } else if (kind == Kind.REMOVE) {
            remove(filter, value);
        } else if (filter != null) {
            applyToSelected(kind, filter, value);
        } else if (kind == Kind.ADD) {
            extent.attempt(() -> add(readAll(value)), () -> addWhatCanBe(value));
        } else {
            extent.attempt(() -> replace(readAll(value)), this::restore);
        }
        write();
    }

    private void write() {
        String name = path.attribute().getName();
        if (values.isEmpty()) {
            home.remove(name);
        } else {
            home.set(name, values);
        }
    }

    private ArrayNode readAll(@Nullable JsonNode value) {
        JsonNode wrapped =
                value != null && value.isTextual() && !value.textValue().isEmpty()
                        ? JsonNodeFactory.instance.arrayNode().add(value)
                        : value;
        JsonNode read = wrapped == null ? null : AttributeValues.read(path.attribute(), path.text(), wrapped);
        return read instanceof ArrayNode all ? all : JsonNodeFactory.instance.arrayNode();
    }

    /** The values without those that cannot be read, where a part may be left out. */
    private ArrayNode readEach(@Nullable JsonNode value) {
        ArrayNode read = JsonNodeFactory.instance.arrayNode();
        extent.attempt(() -> read.addAll(readAll(value)), () -> {
            if (value instanceof ArrayNode elements && elements.size() <= AttributeValues.MOST_VALUES) {
                elements.forEach(element -> extent.attempt(() -> read.addAll(readAll(element))));
            }
        });
        return read;
    }

    /**
     * Whom a list names that cannot be read in whole cannot be told: those stay that went because they were not named.
     */
    private void restore() {
        add(dropped);
        dropped.removeAll();
    }

    private void addWhatCanBe(@Nullable JsonNode value) {
        restore();
        add(readEach(value));
    }

    private void drop() {
        dropped.addAll(values);
        values.removeAll();
    }

    private void replace(ArrayNode all) {
        drop();
        add(all);
    }

    private void add(ArrayNode added) {
        Map<ElementIdentity, JsonNode> present = new HashMap<>();
        values.forEach(element -> present.putIfAbsent(identity(element), element));
        JsonNode newestPrimary = MissingNode.getInstance();
        for (JsonNode element : added) {
            JsonNode same = present.putIfAbsent(identity(element), element);
            if (same == null) {
                grow(element);
            } else if (same instanceof ObjectNode known && element instanceof ObjectNode more) {
                known.setAll(more);
            }
            newestPrimary = element.path("primary").asBoolean() ? (same == null ? element : same) : newestPrimary;
        }
        yieldPrimary(newestPrimary);
    }

    private ElementIdentity identity(JsonNode element) {
        return ElementIdentity.of(path.attribute(), element);
    }

    private void grow(JsonNode element) {
        AttributeValues.checkCount(path.attribute(), path.text(), values.size() + 1);
        values.add(element);
    }

    /** A new primary takes primary away from the old one (RFC 7644, section 3.5.2). */
    private void yieldPrimary(JsonNode newest) {
        if (!newest.path("primary").asBoolean()) {
            return;
        }
        for (JsonNode present : values) {
            if (present != newest && present.path("primary").asBoolean()) {
                ((ObjectNode) present).set("primary", BooleanNode.FALSE);
            }
        }
    }

    /**
     * With a filter those that it selects, with values just these, with neither all (Entra, JumpCloud and authentik
     * send values).
     */
    private void remove(@Nullable Filter filter, @Nullable JsonNode value) {
        ArrayNode named = readEach(value);
        if (filter != null) {
            removeIf(element -> matches(filter, element));
        } else if (value == null || value.isNull()) {
            drop();
        } else {
            removeIf(element -> isNamed(element, named));
        }
    }

    private static boolean isNamed(JsonNode element, ArrayNode named) {
        for (JsonNode name : named) {
            boolean same = name.has("value") ? name.get("value").equals(element.get("value")) : name.equals(element);
            if (same) {
                return true;
            }
        }
        return false;
    }

    private void removeIf(Predicate<JsonNode> condition) {
        List<JsonNode> kept = new ArrayList<>();
        values.forEach(element -> {
            if (!condition.test(element)) {
                kept.add(element);
            }
        });
        values.removeAll();
        values.addAll(kept);
        dropped.removeIf(condition);
    }

    private void applyToSelected(Kind kind, Filter filter, @Nullable JsonNode value) {
        JsonNode given = value == null ? NullNode.getInstance() : WrappedValues.unwrapArray(value);
        if (given.isNull() || (given.isArray() && given.isEmpty())) {
            removeIf(element -> matches(filter, element));
            return;
        }
        JsonNode read = AttributeValues.readOne(path.attribute(), path.text(), WrappedValues.unwrapObject(given));
        if (!(read instanceof ObjectNode changes)) {
            throw new ScimRequestException(ScimProblem.INVALID_VALUE, "'" + path.text() + "' must be an object.");
        }
        for (ObjectNode element : selectedOrNew(kind, filter)) {
            if (kind == Kind.REPLACE) {
                element.removeAll();
                element.setAll(Filters.described(filter));
            }
            element.setAll(changes);
            yieldPrimary(element);
        }
    }

    private void applyToSubAttribute(Kind kind, AttributeDefinition sub, @Nullable JsonNode value) {
        JsonNode read = kind == Kind.REMOVE || value == null
                ? null
                : AttributeValues.read(sub, path.text(), scalar(sub, value));
        Filter filter = path.filter();
        List<ObjectNode> targets = read == null ? selected(filter) : selectedOrNew(kind, filter);
        for (ObjectNode element : targets) {
            if (read == null) {
                element.remove(sub.getName());
            } else {
                element.set(sub.getName(), read);
                yieldPrimary(element);
            }
        }
    }

    /** Entra's AppRoleAssignmentsComplex spells a whole role where its value belongs. */
    private static JsonNode scalar(AttributeDefinition sub, JsonNode value) {
        JsonNode scalar = WrappedValues.unwrapScalar(WrappedValues.unwrapArray(value));
        JsonNode spelled = WrappedValues.unwrapObject(scalar).path("value");
        return sub.getName().equals("value") && spelled.isTextual() ? spelled : scalar;
    }

    private static List<String> names(ObjectNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private boolean matches(Filter filter, JsonNode element) {
        return Filters.matches(path.attribute(), filter, element);
    }

    private List<ObjectNode> selected(@Nullable Filter filter) {
        List<ObjectNode> selected = new ArrayList<>();
        for (JsonNode element : values) {
            if (element instanceof ObjectNode object && (filter == null || matches(filter, element))) {
                selected.add(object);
            }
        }
        return selected;
    }

    /**
     * If nothing is selected, the element that the filter describes is made (Entra adds {@code emails[type eq
     * "work"].value} so). A {@code replace} of one that is known by more than its label finds no target (RFC 7644,
     * section 3.5.2.3).
     */
    private List<ObjectNode> selectedOrNew(Kind kind, @Nullable Filter filter) {
        List<ObjectNode> selected = selected(filter);
        if (!selected.isEmpty()) {
            return selected;
        }
        ObjectNode made = PatchApplication.newObject();
        if (filter != null) {
            ObjectNode described = Filters.described(filter);
            if (described.isEmpty() || (kind == Kind.REPLACE && !LABELS.containsAll(names(described)))) {
                throw new ScimRequestException(
                        ScimProblem.NO_TARGET, "No value of '" + path.text() + "' matches the filter of the path.");
            }
            made.setAll(described);
        }
        grow(made);
        return List.of(made);
    }
}
