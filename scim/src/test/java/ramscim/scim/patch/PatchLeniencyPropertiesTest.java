package ramscim.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.Draft;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.ResourceSchema;
import ramscim.scim.schema.ServedSchemas;

/** Operations of all kinds, most of which nobody would send, whole and as far as can be. */
class PatchLeniencyPropertiesTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String RAM = "urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User";

    private static final Set<ResourceId> MEMBERS = Set.of(id(1), id(2));

    private static ResourceId id(int number) {
        return new ResourceId(new UUID(0x4000, 0x8000_0000_0000_0000L + number));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void asFarAsCanBe_wholeCanBe_isTheWhole(
            @ForAll boolean ofGroup, @ForAll @Size(max = 4) List<@From("operations") JsonNode> operations) {
        Patch patch = patch(ofGroup, operations);

        Draft whole = whole(patch);
        Statistics.label("the whole can be")
                .collect(whole != null)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));

        Draft asFarAsCanBe = patch.asFarAsCanBe(before(ofGroup), () -> MEMBERS);
        assertThat(asFarAsCanBe).isNotNull();
        if (whole != null) {
            assertThat(asFarAsCanBe).isEqualTo(whole);
        }
    }

    /** An operation that changes one thing, or cannot be done, is as if it were sent alone. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void asFarAsCanBe_operationsThatCannotBeAmongOthersThatCan_isTheOthers(
            @ForAll boolean ofGroup, @ForAll @Size(max = 5) List<@From("plainOperations") JsonNode> operations) {
        List<JsonNode> others = new ArrayList<>(operations);
        others.removeIf(operation -> whole(patch(ofGroup, List.of(operation))) == null);

        assertThat(patch(ofGroup, operations).asFarAsCanBe(before(ofGroup), () -> MEMBERS))
                .isEqualTo(patch(ofGroup, others).apply(before(ofGroup), () -> MEMBERS));
    }

    private static Patch patch(boolean ofGroup, List<JsonNode> operations) {
        ResourceSchema schema = ofGroup ? ServedSchemas.group() : ServedSchemas.user();
        ObjectNode body = NODES.objectNode();
        operations.forEach(body.putArray("Operations")::add);
        return new Patch(schema, body);
    }

    private static ScimAttributes before(boolean ofGroup) {
        ObjectNode before = NODES.objectNode();
        if (ofGroup) {
            return ScimAttributes.of(before.put("displayName", "g"));
        }
        before.put("userName", "u").put("active", true).put("title", "Dr");
        before.putObject("name").put("givenName", "a").put("familyName", "b");
        before.putArray("emails").addObject().put("value", "a@x.y").put("type", "work");
        before.putArray("entitlements").addObject().put("value", "System:a");
        before.putObject(ENTERPRISE).put("department", "IT");
        before.putObject(RAM).putObject("loginProfile").put("enabled", true);
        return ScimAttributes.of(before);
    }

    private static @Nullable Draft whole(Patch patch) {
        boolean ofGroup = patch.schema() == ServedSchemas.group();
        try {
            return patch.apply(before(ofGroup), () -> MEMBERS);
        } catch (ScimRequestException e) {
            return null;
        }
    }

    @Provide
    Arbitrary<JsonNode> operations() {
        return Arbitraries.frequencyOf(
                tuple(9, operations(ops(), paths(), values())),
                tuple(4, operations(ops(), Arbitraries.just(NullNode.instance), objects())),
                tuple(1, values()));
    }

    /** Operations each of which does one thing, whatever was done before, or cannot be done. */
    @Provide
    Arbitrary<JsonNode> plainOperations() {
        Arbitrary<JsonNode> value = Arbitraries.oneOf(scalars(), Arbitraries.just(NODES.objectNode()));
        return Arbitraries.frequencyOf(
                tuple(5, operations(ops(), texts("active", "title", "name.givenName", "nobodyKnowsThis", "id"), value)),
                tuple(2, operations(texts("add"), texts("members"), value)),
                tuple(2, operations(texts("remove"), texts("members[value eq \"" + id(1) + "\"]", "members["), value)),
                tuple(1, values()));
    }

    private static Tuple2<Integer, Arbitrary<? extends JsonNode>> tuple(
            int frequency, Arbitrary<? extends JsonNode> arbitrary) {
        return Tuple.of(frequency, arbitrary);
    }

    private static Arbitrary<JsonNode> operations(
            Arbitrary<JsonNode> ops, Arbitrary<JsonNode> paths, Arbitrary<JsonNode> values) {
        return Combinators.combine(ops, paths, values.injectNull(0.1)).as((op, path, value) -> {
            ObjectNode operation = NODES.objectNode();
            operation.set("op", op);
            operation.set("path", path);
            if (value != null) {
                operation.set("value", value);
            }
            return operation;
        });
    }

    private static Arbitrary<JsonNode> texts(String... texts) {
        return Arbitraries.of(texts).map(TextNode::valueOf);
    }

    private static Arbitrary<JsonNode> ops() {
        return Arbitraries.frequencyOf(
                tuple(12, texts("add", "replace", "remove", "Add", "Replace", "Remove")),
                tuple(1, Arbitraries.of(TextNode.valueOf("move"), NullNode.instance, IntNode.valueOf(7))));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of(
                "userName",
                "active",
                "title",
                "name",
                "name.givenName",
                "name.nobodyKnowsThis",
                "emails",
                "emails[type eq \"work\"]",
                "emails[type eq \"home\"].value",
                "emails[value sw \"q\"].type",
                "emails[primary gt true]",
                "emails[",
                "entitlements",
                "entitlements[value eq \"System:a\"]",
                "password",
                "id",
                "schemas",
                "displayName",
                "members",
                "members[value eq \"" + id(1) + "\"]",
                "members[value ne \"" + id(1) + "\"]",
                "members[value eq \"nobody\"].value",
                "nobodyKnowsThis",
                "urn:ietf:params:scim:schemas:core:2.0:User",
                "urn:ietf:params:scim:schemas:core:2.0:Group:members",
                "urn:ietf:params:scim:schemas:extension:custom:2.0:User:x",
                ENTERPRISE,
                ENTERPRISE + ":department",
                ENTERPRISE + ":manager",
                RAM + ":loginProfile",
                RAM + ":loginProfile.enabled");
    }

    private static Arbitrary<JsonNode> paths() {
        return Arbitraries.frequencyOf(
                tuple(20, names().map(TextNode::valueOf)),
                tuple(1, Arbitraries.of(IntNode.valueOf(7), NODES.arrayNode())));
    }

    private static Arbitrary<JsonNode> scalars() {
        return Arbitraries.of(
                TextNode.valueOf("a"),
                TextNode.valueOf(""),
                TextNode.valueOf("False"),
                TextNode.valueOf("a\0b"),
                TextNode.valueOf("{\"value\": \"b\"}"),
                TextNode.valueOf(id(1).toString()),
                TextNode.valueOf(id(3).toString()),
                BooleanNode.FALSE,
                BooleanNode.TRUE,
                IntNode.valueOf(7),
                NullNode.instance);
    }

    private static Arbitrary<JsonNode> parts() {
        return Combinators.combine(
                        scalars().injectNull(0.2),
                        scalars().injectNull(0.6),
                        Arbitraries.of("type", "primary", "enabled"))
                .as((value, label, name) -> {
                    ObjectNode part = NODES.objectNode();
                    if (value != null) {
                        part.set("value", value);
                    }
                    if (label != null) {
                        part.set(name, label);
                    }
                    return part;
                });
    }

    private static Arbitrary<JsonNode> arrays() {
        return Arbitraries.oneOf(scalars(), parts()).list().ofMaxSize(3).map(elements -> {
            ArrayNode array = NODES.arrayNode();
            elements.forEach(array::add);
            return array;
        });
    }

    private static Arbitrary<JsonNode> values() {
        return Arbitraries.oneOf(scalars(), parts(), arrays());
    }

    private static Arbitrary<JsonNode> objects() {
        return Arbitraries.maps(names(), values()).ofMaxSize(4).map(entries -> {
            ObjectNode object = NODES.objectNode();
            entries.forEach(object::set);
            return object;
        });
    }
}
