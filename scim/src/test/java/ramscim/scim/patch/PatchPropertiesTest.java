package ramscim.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ScimAttributes;
import ramscim.scim.patch.PlainUser.Email;
import ramscim.scim.schema.ServedSchemas;

/** A random user after random valid operations is what plain assignments make of it. */
class PatchPropertiesTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /** The keys of {@link PlainUser} and the paths of SCIM. */
    private static final Map<String, String> PATHS = Map.of(
            "title", "title",
            "displayName", "urn:ietf:params:scim:schemas:core:2.0:User:displayName",
            "name.givenName", "name.givenName",
            "name.familyName", "NAME.familyname",
            "enterprise.department", ENTERPRISE + ":department",
            "enterprise.costCenter", ENTERPRISE + ":costCenter");

    /** An operation as it is sent, and what it means. */
    record Step(ObjectNode operation, Consumer<PlainUser> meaning) {
        @Override
        public String toString() {
            return operation.toString();
        }
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void patch_validOperations_areWhatPlainAssignmentsMake(
            @ForAll @Size(max = 4) List<@From("steps") Step> before,
            @ForAll @Size(max = 6) List<@From("steps") Step> steps) {
        PlainUser user = new PlainUser();
        before.forEach(step -> step.meaning().accept(user));
        ScimAttributes attributes = ScimAttributes.of(user.toJson());

        PlainUser expected = new PlainUser();
        before.forEach(step -> step.meaning().accept(expected));
        expected.removeEmails(email -> email.value() == null);
        steps.forEach(step -> step.meaning().accept(expected));

        assertThat(patched(attributes, steps)).isEqualTo(expected.toJson());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void patch_sentTwice_isTheSameIfItOnlyAssigns(@ForAll @Size(max = 5) List<@From("assignments") Step> steps) {
        ObjectNode once = patched(ScimAttributes.of(new PlainUser().toJson()), steps);

        assertThat(patched(ScimAttributes.of(once), steps)).isEqualTo(once);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void patch_thatCanBeAppliedWhole_isThatAsFarAsCanBe(
            @ForAll @Size(max = 4) List<@From("steps") Step> before,
            @ForAll @Size(max = 6) List<@From("steps") Step> steps) {
        PlainUser user = new PlainUser();
        before.forEach(step -> step.meaning().accept(user));
        ScimAttributes attributes = ScimAttributes.of(user.toJson());
        Patch patch = patch(steps);

        assertThat(patch.asFarAsCanBe(attributes, Set::of)).isEqualTo(patch.apply(attributes, Set::of));
    }

    private static ObjectNode patched(ScimAttributes attributes, List<Step> steps) {
        return patch(steps).apply(attributes, Set::of).attributes().toObjectNode();
    }

    private static Patch patch(List<Step> steps) {
        ObjectNode body = NODES.objectNode();
        ArrayNode operations = body.putArray("Operations");
        steps.forEach(step -> operations.add(step.operation()));
        return new Patch(ServedSchemas.user(), body);
    }

    private static ObjectNode operation(String op, @Nullable String path, @Nullable JsonNode value) {
        ObjectNode operation = NODES.objectNode().put("op", op);
        if (path != null) {
            operation.put("path", path);
        }
        if (value != null) {
            operation.set("value", value);
        }
        return operation;
    }

    @Provide
    Arbitrary<Step> steps() {
        return Arbitraries.oneOf(
                assignments(),
                removals(),
                names(),
                withoutPath(),
                emailLists(),
                emailRemovals(),
                emailValues(),
                emailPrimaries(),
                emailObjects());
    }

    private static Arbitrary<String> keys() {
        return Arbitraries.of(PATHS.keySet());
    }

    private static Arbitrary<String> words() {
        return Arbitraries.of("a", "A", "b", "ß", "😀", "x y");
    }

    private static Arbitrary<String> settingOps() {
        return Arbitraries.of("add", "replace", "Add", "REPLACE");
    }

    @Provide
    Arbitrary<Step> assignments() {
        return Combinators.combine(settingOps(), keys(), words())
                .as((op, key, word) ->
                        new Step(operation(op, PATHS.get(key), TextNode.valueOf(word)), user -> user.set(key, word)));
    }

    private static Arbitrary<Step> removals() {
        Arbitrary<JsonNode> nothing = Arbitraries.of(NullNode.instance, TextNode.valueOf(""));
        return Arbitraries.oneOf(
                keys().map(key -> new Step(operation("remove", PATHS.get(key), null), user -> user.set(key, null))),
                Combinators.combine(keys(), nothing)
                        .as((key, value) ->
                                new Step(operation("replace", PATHS.get(key), value), user -> user.set(key, null))),
                Arbitraries.of(
                        new Step(operation("remove", "name", null), user -> user.removeAll("name")),
                        new Step(operation("remove", ENTERPRISE, null), user -> user.removeAll("enterprise"))));
    }

    /** A complex attribute keeps the sub-attributes that an operation does not name. */
    private static Arbitrary<Step> names() {
        return Combinators.combine(settingOps(), words(), Arbitraries.of(true, false))
                .as((op, word, both) -> {
                    ObjectNode name = NODES.objectNode().put("givenName", word);
                    if (both) {
                        name.put("familyName", word);
                    }
                    return new Step(operation(op, "name", name), user -> {
                        user.set("name.givenName", word);
                        if (both) {
                            user.set("name.familyName", word);
                        }
                    });
                });
    }

    private static Arbitrary<Step> withoutPath() {
        return Combinators.combine(settingOps(), words(), words()).as((op, title, department) -> {
            ObjectNode value = NODES.objectNode().put("title", title).put("id", "ignored");
            value.putObject(ENTERPRISE).put("department", department);
            value.put("name.familyName", title);
            return new Step(operation(op, null, value), user -> {
                user.set("title", title);
                user.set("enterprise.department", department);
                user.set("name.familyName", title);
            });
        });
    }

    private static Arbitrary<String> types() {
        return Arbitraries.of("work", "home", "other");
    }

    /** At most one is primary, as one value of a request must be. */
    private static Arbitrary<List<Email>> emails() {
        Arbitrary<Email> email =
                Combinators.combine(words(), types().injectNull(0.3)).as((value, type) -> new Email(value, type, null));
        return Combinators.combine(email.list().ofMaxSize(3), Arbitraries.of(true, false))
                .as((list, primary) -> {
                    List<Email> all = new ArrayList<>(list);
                    if (primary && !all.isEmpty()) {
                        all.set(0, all.get(0).withPrimary(true));
                    }
                    return List.copyOf(all);
                });
    }

    private static Arbitrary<Step> emailLists() {
        return emails().flatMap(emails -> {
            ArrayNode values = NODES.arrayNode();
            emails.forEach(email -> values.add(email.toJson()));
            return Arbitraries.of(
                    new Step(operation("add", "emails", values), user -> user.addEmails(emails)),
                    new Step(operation("replace", "emails", values), user -> user.replaceEmails(emails)));
        });
    }

    private static Predicate<Email> ofType(String type) {
        return email -> type.equals(email.type());
    }

    private static String path(String type) {
        return "emails[type eq \"" + type + "\"]";
    }

    private static Arbitrary<Step> emailRemovals() {
        return Arbitraries.oneOf(
                types().map(type ->
                        new Step(operation("remove", path(type), null), user -> user.removeEmails(ofType(type)))),
                words().map(word -> new Step(
                        operation(
                                "remove",
                                "emails",
                                NODES.arrayNode().add(NODES.objectNode().put("value", word))),
                        user -> user.removeEmails(email -> word.equals(email.value())))),
                Arbitraries.of(
                        new Step(operation("remove", "emails", null), user -> user.removeEmails(email -> true))));
    }

    private static Arbitrary<Step> emailValues() {
        return Combinators.combine(settingOps(), types(), words())
                .as((op, type, word) -> new Step(
                        operation(op, path(type) + ".value", TextNode.valueOf(word)),
                        user -> user.changeEmails(
                                ofType(type), new Email(null, type, null), email -> email.withValue(word))));
    }

    private static Arbitrary<Step> emailPrimaries() {
        return Combinators.combine(settingOps(), types())
                .as((op, type) -> new Step(
                        operation(op, path(type) + ".primary", BooleanNode.TRUE),
                        user -> user.changeEmails(
                                ofType(type), new Email(null, type, null), email -> email.withPrimary(true))));
    }

    /** {@code add} changes what it names, {@code replace} leaves nothing else but what selected the element. */
    private static Arbitrary<Step> emailObjects() {
        return Combinators.combine(Arbitraries.of("add", "replace"), types(), words(), types().injectNull(0.5))
                .as((op, type, word, newType) -> {
                    Email changes = new Email(word, newType, null);
                    return new Step(
                            operation(op, path(type), changes.toJson()),
                            user -> user.changeEmails(
                                    ofType(type),
                                    new Email(null, type, null),
                                    email -> (op.equals("add") ? email : new Email(null, type, null))
                                            .updatedBy(changes)));
                });
    }
}
