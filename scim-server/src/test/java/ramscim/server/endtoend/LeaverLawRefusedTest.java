package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static ramscim.server.endtoend.RefusedParts.ADD_GONE;
import static ramscim.server.endtoend.RefusedParts.BAD_PHONE;
import static ramscim.server.endtoend.RefusedParts.GO;
import static ramscim.server.endtoend.RefusedParts.LEAVE;
import static ramscim.server.endtoend.RefusedParts.operation;
import static ramscim.server.endtoend.RefusedParts.set;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.json;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.account.AccessStatus;
import ramscim.simulator.account.SimulatedPolicy;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.fault.Fault;

/** Who shall lose access by a request loses it, whatever else is in the request and cannot be done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaverLawRefusedTest {
    private static final String ENDED = "ccess was ended all the same";
    private static final String ECS_POLICY = "AliyunECSReadOnlyAccess";
    private static final String ENTITLED = "'entitlements': [{'value': 'System:" + ECS_POLICY + "'}]";

    private static final String ADMINISTRATOR = "[{'value': 'System:AdministratorAccess'}]";

    /** RAM answers: nothing has to be tried again. */
    private static final Duration AT_ONCE = Duration.ofMillis(800);

    private RunningBridge bridge;
    private ScimClient scim;
    private String taken;
    private String gone;

    @BeforeAll
    void start() {
        bridge = RunningBridge.start("bridge.access.allowed-policies=System:AliyunECS*", "bridge.mapping.strict=true");
        scim = bridge.scim();
        taken = unique("taken");
        scim.post("/Users", user(taken)).isStatus(201);
        scim.post("/Groups", group(taken)).isStatus(201);
        gone = scim.post("/Users", user(unique("gone"))).isStatus(201).id();
        scim.delete("/Users/" + gone).isStatus(204);
    }

    @AfterAll
    void stop() {
        bridge.close();
    }

    @AfterEach
    void clearFaults() {
        bridge.simulator().faults().clear();
    }

    private PersonWithAccess somebody(String... members) {
        String[] all = Stream.concat(
                        Stream.of(
                                "'displayName': 'Somebody'",
                                "'title': 'Clerk'",
                                "'emails': [{'type': 'work', 'value': 'somebody@example.com'}]",
                                "'phoneNumbers': [{'type': 'work', 'value': '+86 138 0000 0000'}]"),
                        Stream.of(members))
                .toArray(String[]::new);
        return PersonWithAccess.in(bridge, unique("leo"), all);
    }

    private String about(PersonWithAccess person, String body) {
        return body.replace("<name>", person.userName()).replace("<taken>", taken);
    }

    private static ScimAnswer refused(Supplier<ScimAnswer> request, int status, @Nullable String scimType) {
        ScimAnswer answer = request.get().isError(status);
        assertThat(answer.at("/scimType").asText(null))
                .as("the scimType of %s", answer.body())
                .isEqualTo(scimType);
        return answer;
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await().atMost(AT_ONCE).untilAsserted(assertion);
    }

    /**
     * The request is answered as it was before there was this rule, and says so; the person is shut out, and is as
     * before else.
     */
    private static void assertAccessEnds(
            PersonWithAccess person, int status, @Nullable String scimType, Supplier<ScimAnswer> request) {
        JsonNode before = person.everythingElse();

        ScimAnswer answer = refused(request, status, scimType);

        assertIsShutOut(person, before, answer.text("/detail"));
    }

    private static void assertIsShutOut(PersonWithAccess person, JsonNode before, String detail) {
        assertSoftly(soft -> {
            soft.assertThat(detail).contains(ENDED);
            soft.assertThatCode(() -> await(() -> {
                        assertThat(person.waysIn().values()).containsOnly(AccessStatus.INACTIVE);
                        assertThat(person.isActive()).isEqualTo("false");
                    }))
                    .doesNotThrowAnyException();
            soft.assertThat(person.everythingElse()).isEqualTo(before);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "ramscim.server.endtoend.RefusedParts#seenOfPeople",
        "ramscim.server.endtoend.RefusedParts#likelyOfPeople"
    })
    void patch_deactivationWithARefusedPart_isRefusedAndAccessEnds(
            String what, String[] operations, int status, @Nullable String scimType) {
        PersonWithAccess leo = somebody();

        assertAccessEnds(leo, status, scimType, () -> scim.patch(leo.path(), about(leo, patch(operations))));
    }

    @Test
    void patch_deactivationWithAPartThatRamRefuses_isRefusedAndAccessEnds() {
        PersonWithAccess leo = somebody();
        bridge.simulator()
                .faults()
                .add(Fault.error(
                        "UpdateUser", 400, "InvalidParameter.Email.Format", "The format of Email is invalid."));

        assertAccessEnds(
                leo, 400, "invalidValue", () -> scim.patch(leo.path(), patch(LEAVE, set("displayName", "'Leo'"))));
    }

    /** No refusal today: what a leaver may be given is not asked. Whatever the answer is, nothing is given. */
    @Test
    void patch_deactivationWithAPolicyThatMayNotBeGiven_accessEndsAndItIsNotGiven() {
        PersonWithAccess leo = somebody();

        scim.patch(leo.path(), patch(LEAVE, set("entitlements", ADMINISTRATOR)));

        leo.awaitShutOut();
        assertThat(policies(leo)).isEmpty();
    }

    /** What Okta puts: all that it has read, and what it changes. */
    static Stream<Arguments> replacements() {
        return Stream.of(
                arguments(
                        "a phone number that is none",
                        400,
                        "invalidValue",
                        change(node -> firstOf(node, "phoneNumbers").put("value", "none"))),
                arguments(
                        "a mail address that is none",
                        400,
                        "invalidValue",
                        change(node -> firstOf(node, "emails").put("value", "n/a"))),
                arguments(
                        "the userName of another", 409, "uniqueness", change(node -> node.put("userName", "<taken>"))),
                arguments(
                        "a userName that is too long",
                        400,
                        "invalidValue",
                        change(node -> node.put("userName", "x".repeat(70) + "@example.com"))),
                arguments("no userName", 400, "invalidValue", change(node -> node.remove("userName"))),
                arguments("addresses that are no array", 400, "invalidValue", change(node -> node.put("emails", 7))),
                arguments("a name that is no object", 400, "invalidValue", change(node -> node.put("name", "Leo"))),
                arguments("false as a string, behind the rest", 400, "invalidValue", change(node -> {
                    firstOf(node, "phoneNumbers").put("value", "-");
                    node.remove("active");
                    node.put("Active", "False");
                })),
                arguments("nothing but that", 400, "invalidValue", change(node -> {
                    node.retain("schemas", "userName", "active");
                    node.putArray("emails").addObject().put("value", "n/a");
                })));
    }

    private static Consumer<ObjectNode> change(Consumer<ObjectNode> change) {
        return change;
    }

    private static ObjectNode firstOf(ObjectNode node, String attribute) {
        return (ObjectNode) node.path(attribute).path(0);
    }

    /** All that was read of the person, as inactive, and changed. */
    private String whole(PersonWithAccess person, Consumer<ObjectNode> change) {
        ObjectNode read = person.get().json().deepCopy();
        read.put("active", false);
        change.accept(read);
        return about(person, read.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replacements")
    void put_deactivationWithARefusedPart_isRefusedAndAccessEnds(
            String what, int status, @Nullable String scimType, Consumer<ObjectNode> change) {
        PersonWithAccess leo = somebody();

        assertAccessEnds(leo, status, scimType, () -> scim.put(leo.path(), whole(leo, change)));
    }

    private static String bulk(String method, String path, String data) {
        return json("{'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], 'Operations': [{'method': '"
                + method + "', 'path': '" + path + "', 'data': " + data + "}]}");
    }

    private String detailOfBulk(String request, String status) {
        ScimAnswer answer = scim.post("/Bulk", request).isStatus(200);
        assertThat(answer.text("/Operations/0/status")).isEqualTo(status);
        return answer.text("/Operations/0/response/detail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "PUT"})
    void bulk_deactivationWithARefusedPart_isRefusedAndAccessEnds(String method) {
        PersonWithAccess leo = somebody();
        JsonNode before = leo.everythingElse();
        String data = method.equals("PATCH")
                ? patch(LEAVE, BAD_PHONE)
                : whole(leo, node -> firstOf(node, "emails").put("value", "n/a"));

        String detail = detailOfBulk(bulk(method, leo.path(), data), "400");

        assertIsShutOut(leo, before, detail);
    }

    @Test
    void bulk_departureWithAJoinerWhoIsNoMore_isRefusedAndTheMemberIsOut() {
        Troop troop = troop();
        JsonNode before = troop.everythingElse();

        String detail = detailOfBulk(bulk("PATCH", troop.path(), troop.about(patch(GO, ADD_GONE))), "400");

        troop.assertLeaverIsOut(before, detail);
    }

    static Stream<Arguments> requestsThatAreNone() {
        String urn = "'schemas': ['urn:ietf:params:scim:api:messages:2.0:PatchOp']";
        return Stream.of(
                arguments("operations that are an object", "{" + urn + ", 'Operations': " + LEAVE + "}"),
                arguments("operations that are null", "{" + urn + ", 'Operations': null, 'active': false}"),
                arguments("no operations", "{" + urn + ", 'active': false}"),
                arguments("an array", "[" + LEAVE + "]"),
                arguments("half of it", "{" + urn + ", 'Operations': [" + LEAVE),
                arguments("no JSON", "active=false"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requestsThatAreNone")
    void patch_requestThatCannotBeRead_isRefusedAndNothingChanges(String what, String body) {
        PersonWithAccess leo = somebody();
        JsonNode before = leo.get().json();

        ScimAnswer answer = scim.patch(leo.path(), json(body)).isError(400);

        assertThat(answer.text("/detail")).doesNotContain(ENDED);
        assertThat(leo.waysIn().values()).containsOnly(AccessStatus.ACTIVE);
        assertThat(leo.get().json()).isEqualTo(before);
    }

    /** Of requests that take no access away, nothing is done. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'active', 'value': 'perhaps'}",
                "{'op': 'replace', 'path': 'title', 'value': 'Boss'}"
            })
    void patch_refusedPartAndNobodyLeaves_nothingChanges(String operation) {
        PersonWithAccess leo = somebody();
        JsonNode before = leo.get().json();

        ScimAnswer answer = refused(() -> scim.patch(leo.path(), patch(operation, BAD_PHONE)), 400, "invalidValue");

        assertThat(answer.text("/detail")).doesNotContain(ENDED);
        assertThat(leo.waysIn().values()).containsOnly(AccessStatus.ACTIVE);
        assertThat(leo.get().json()).isEqualTo(before);
    }

    @Test
    void patch_deactivationTakenBackWithARefusedPart_nothingChanges() {
        PersonWithAccess leo = somebody();

        ScimAnswer answer = refused(
                () -> scim.patch(leo.path(), patch(LEAVE, set("active", "true"), BAD_PHONE)), 400, "invalidValue");

        assertThat(answer.text("/detail")).doesNotContain(ENDED);
        assertThat(leo.waysIn().values()).containsOnly(AccessStatus.ACTIVE);
        assertThat(leo.isActive()).isEqualTo("true");
    }

    /** Requests of somebody with a policy that take it away. */
    static Stream<Arguments> withdrawals() {
        return Stream.of(
                arguments(
                        "all", 400, "invalidValue", new String[] {"{'op': 'remove', 'path': 'entitlements'}", BAD_PHONE
                        }),
                arguments("all, behind the refused part", 400, "invalidValue", new String[] {
                    BAD_PHONE, "{'op': 'Remove', 'path': 'entitlements'}"
                }),
                arguments("one, and another that may not be given", 403, null, new String[] {
                    "{'op': 'remove', 'path': 'entitlements[value eq \\'System:" + ECS_POLICY + "\\']'}",
                    operation("add", "entitlements", ADMINISTRATOR)
                }),
                arguments("one, for another that may be given", 400, "invalidValue", new String[] {
                    set("entitlements", "[{'value': 'System:AliyunECSFullAccess'}]"), BAD_PHONE
                }),
                arguments("one, for another that may not be given", 403, null, new String[] {
                    set("entitlements", ADMINISTRATOR)
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withdrawals")
    void patch_entitlementTakenWithARefusedPart_isRefusedAndThePolicyIsDetached(
            String what, int status, @Nullable String scimType, String[] operations) {
        PersonWithAccess leo = somebody(ENTITLED);

        assertPolicyEnds(leo, () -> scim.patch(leo.path(), patch(operations)), status, scimType);
    }

    @Test
    void put_entitlementTakenWithARefusedPart_isRefusedAndThePolicyIsDetached() {
        PersonWithAccess leo = somebody(ENTITLED);

        assertPolicyEnds(
                leo,
                () -> scim.put(leo.path(), whole(leo, node -> {
                    node.put("active", true);
                    node.remove("entitlements");
                    firstOf(node, "emails").put("value", "n/a");
                })),
                400,
                "invalidValue");
    }

    private static void assertPolicyEnds(
            PersonWithAccess person, Supplier<ScimAnswer> request, int status, @Nullable String scimType) {
        JsonNode before = person.everythingElse("entitlements");
        assertThat(policies(person)).containsExactly(ECS_POLICY);

        ScimAnswer answer = refused(request, status, scimType);

        assertSoftly(soft -> {
            soft.assertThat(answer.text("/detail")).contains(ENDED);
            soft.assertThatCode(() -> await(() -> {
                        assertThat(policies(person)).isEmpty();
                        assertThat(person.get().at("/entitlements")).isEmpty();
                    }))
                    .doesNotThrowAnyException();
            soft.assertThat(person.waysIn().values()).containsOnly(AccessStatus.ACTIVE);
            soft.assertThat(person.everythingElse("entitlements")).isEqualTo(before);
        });
    }

    private static List<String> policies(PersonWithAccess person) {
        return person.ram().policiesOfUser(person.upn()).stream()
                .map(SimulatedPolicy::policyName)
                .toList();
    }

    /** A group with one member who shall go and one who stays. */
    private record Troop(
            LeaverLawRefusedTest test,
            String id,
            String name,
            PersonWithAccess leaver,
            PersonWithAccess stayer,
            PersonWithAccess newcomer) {
        String path() {
            return "/Groups/" + id;
        }

        String about(String body) {
            return body.replace("<leaver>", leaver.id())
                    .replace("<stayer>", stayer.id())
                    .replace("<newcomer>", newcomer.id())
                    .replace("<gone>", test.gone)
                    .replace("<taken>", test.taken);
        }

        List<String> ramMembers() {
            return test.bridge.simulator().account().members(name).stream()
                    .map(SimulatedUser::userName)
                    .toList();
        }

        List<String> members() {
            return test.scim.get(path()).isStatus(200).at("/members").findValuesAsText("value");
        }

        JsonNode everythingElse() {
            ObjectNode read = test.scim.get(path()).isStatus(200).json().deepCopy();
            read.remove(List.of("meta", "members"));
            return read;
        }

        void assertLeaverIsOut(JsonNode before, String detail) {
            assertSoftly(soft -> {
                soft.assertThat(detail).contains(ENDED);
                soft.assertThatCode(() -> await(() -> {
                            assertThat(ramMembers()).containsExactly(stayer.userName());
                            assertThat(members()).containsExactly(stayer.id());
                        }))
                        .doesNotThrowAnyException();
                soft.assertThat(everythingElse()).isEqualTo(before);
            });
        }
    }

    private Troop troop() {
        String name = unique("troop");
        PersonWithAccess leaver = PersonWithAccess.withNothing(bridge, unique("lou"));
        PersonWithAccess stayer = PersonWithAccess.withNothing(bridge, unique("sam"));
        String id = scim.post(
                        "/Groups",
                        group(name, "'members': [{'value': '" + leaver.id() + "'}, {'value': '" + stayer.id() + "'}]"))
                .isStatus(201)
                .id();
        return new Troop(this, id, name, leaver, stayer, PersonWithAccess.withNothing(bridge, unique("nat")));
    }

    private static void assertLeaverIsOut(
            Troop troop, int status, @Nullable String scimType, Supplier<ScimAnswer> request) {
        JsonNode before = troop.everythingElse();

        ScimAnswer answer = refused(request, status, scimType);

        troop.assertLeaverIsOut(before, answer.text("/detail"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "ramscim.server.endtoend.RefusedParts#seenOfGroups",
        "ramscim.server.endtoend.RefusedParts#likelyOfGroups"
    })
    void patch_departureWithARefusedPart_isRefusedAndTheMemberIsOut(
            String what, String[] operations, int status, @Nullable String scimType) {
        Troop troop = troop();

        assertLeaverIsOut(troop, status, scimType, () -> scim.patch(troop.path(), troop.about(patch(operations))));
    }

    @Test
    void patch_departureWithAPartThatRamRefuses_isRefusedAndTheMemberIsOut() {
        Troop troop = troop();
        bridge.simulator()
                .faults()
                .add(Fault.error("UpdateGroup", 400, "InvalidParameter.NewGroupName.InvalidChars", "Not this name."));

        assertLeaverIsOut(
                troop,
                400,
                "invalidValue",
                () -> scim.patch(
                        troop.path(), troop.about(patch(GO, set("displayName", "'" + unique("other") + "'")))));
    }

    @Test
    void patch_departureOfAllWithANameThatIsTaken_isRefusedAndAllAreOut() {
        Troop troop = troop();

        ScimAnswer answer = refused(
                () -> scim.patch(
                        troop.path(),
                        troop.about(patch("{'op': 'remove', 'path': 'members'}", set("displayName", "'<taken>'")))),
                409,
                "uniqueness");

        assertThat(answer.text("/detail")).contains(ENDED);
        await(() -> assertThat(troop.ramMembers()).isEmpty());
        await(() -> assertThat(troop.members()).isEmpty());
    }

    static Stream<Arguments> groupReplacements() {
        String stayer = "{'value': '<stayer>'}";
        return Stream.of(
                arguments(
                        "a group among the members",
                        400,
                        "invalidValue",
                        "<name>",
                        "[" + stayer + ", {'value': '<newcomer>', 'type': 'Group'}]"),
                arguments("a name that is taken", 409, "uniqueness", "<taken>", "[" + stayer + "]"),
                arguments("a name that is blank", 400, "invalidValue", " ", "[" + stayer + "]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("groupReplacements")
    void put_departureWithARefusedPart_isRefusedAndTheMemberIsOut(
            String what, int status, @Nullable String scimType, String displayName, String members) {
        Troop troop = troop();
        String body = group(displayName.replace("<name>", troop.name()), "'members': " + members);

        assertLeaverIsOut(troop, status, scimType, () -> scim.put(troop.path(), troop.about(body)));
    }

    /** Ways to say of {@code active} that it is nothing. */
    static Stream<Arguments> silences() {
        String core = "urn:ietf:params:scim:schemas:core:2.0:User";
        return Stream.of(
                arguments("removed", "PATCH", patch("{'op': 'remove', 'path': 'active'}")),
                arguments("removed by URN", "PATCH", patch("{'op': 'Remove', 'path': '" + core + ":active'}")),
                arguments("null", "PATCH", patch(set("active", "null"))),
                arguments("null, added", "PATCH", patch(operation("Add", "active", "null"))),
                arguments("null in a value object", "PATCH", patch("{'op': 'replace', 'value': {'active': null}}")),
                arguments(
                        "null beside something else",
                        "PATCH",
                        patch("{'op': 'Replace', 'value': {'title': 'Boss', 'active': null}}")),
                arguments(
                        "null by URN",
                        "PATCH",
                        patch("{'op': 'replace', 'value': {'" + core + "': {'active': null}}}")),
                arguments(
                        "removed in a value object",
                        "PATCH",
                        patch("{'op': 'remove', 'path': 'title'}, {'op': 'replace', 'value': {'active': null}}")),
                arguments("absent", "PUT", user("<name>", "'title': 'Boss'")),
                arguments("null in all of it", "PUT", user("<name>", "'active': null")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silences")
    void change_nothingSaidOfActiveOfSomebodyInactive_staysInactive(String what, String method, String body) {
        PersonWithAccess leo = somebody().deactivated();

        ScimAnswer answer = scim.send(method, leo.path(), about(leo, body)).isStatus(200);

        assertThat(answer.at("/active").toString()).isEqualTo("false");
        assertThat(leo.waysIn().values()).hasSize(3).containsOnly(AccessStatus.INACTIVE);
        assertThat(found(leo, "false")).isEqualTo("1");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silences")
    void change_nothingSaidOfActiveOfSomebodyActive_staysActive(String what, String method, String body) {
        PersonWithAccess leo = somebody();

        ScimAnswer answer = scim.send(method, leo.path(), about(leo, body)).isStatus(200);

        assertThat(answer.at("/active").toString()).isEqualTo("true");
        assertThat(leo.waysIn().values()).hasSize(3).containsOnly(AccessStatus.ACTIVE);
        assertThat(found(leo, "true")).isEqualTo("1");
    }

    private String found(PersonWithAccess person, String active) {
        String filter = "userName%20eq%20%22" + person.userName() + "%22%20and%20active%20eq%20" + active;
        return scim.get("/Users?filter=" + filter).isStatus(200).text("/totalResults");
    }

    @Test
    void patch_silenceOnActiveWithARefusedPart_staysInactive() {
        PersonWithAccess leo = somebody().deactivated();

        refused(() -> scim.patch(leo.path(), patch(set("active", "null"), BAD_PHONE)), 400, "invalidValue");

        assertThat(leo.isActive()).isEqualTo("false");
        assertThat(leo.waysIn().values()).containsOnly(AccessStatus.INACTIVE);
    }

    @Test
    void patch_deactivationOfSomebodyWithAPolicy_isRefusedAndThePolicyStays() {
        PersonWithAccess leo = somebody(ENTITLED);

        assertAccessEnds(leo, 400, "invalidValue", () -> scim.patch(leo.path(), patch(LEAVE, BAD_PHONE)));

        assertThat(policies(leo)).containsExactly(ECS_POLICY);
    }
}
