package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static ramscim.server.endtoend.RefusedParts.BAD_PHONE;
import static ramscim.server.endtoend.RefusedParts.LEAVE;
import static ramscim.server.endtoend.RefusedParts.set;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
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
import ramscim.server.running.ScimClient;
import ramscim.simulator.fault.Fault;

/** Whatever is refused stands on Failures, with whom it concerns and why, until it is mended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaverLawFailuresTest {
    private static final String PASSWORD = "a-password-of-these-tests";
    private static final int GROUPS_PER_USER = 10;
    private static final Duration SOON = Duration.ofSeconds(3);

    private RunningBridge bridge;
    private ScimClient scim;
    private ScimClient api;
    private String taken;

    @BeforeAll
    void start() {
        bridge = RunningBridge.start(
                "bridge.mapping.strict=true",
                "bridge.admin.password=" + PASSWORD,
                "bridge.scim.budget=1s",
                "bridge.health.probe-interval=200ms",
                "bridge.access.allowed-policies=Custom:quota-*");
        scim = bridge.scim();
        String credentials = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        api = bridge.http().with("Authorization", "Basic " + credentials);
        taken = unique("taken");
        scim.post("/Users", user(taken)).isStatus(201);
        scim.post("/Groups", group(taken)).isStatus(201);
    }

    @AfterAll
    void stop() {
        bridge.close();
    }

    @AfterEach
    void clearFaults() {
        bridge.simulator().faults().clear();
    }

    /** What stands on the page in one row. */
    private record Row(String cause, String subject, String resourceId, int attempts, String detail) {}

    private List<Row> rows(Predicate<Row> which) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode cause : api.get("/admin/api/failures").isStatus(200).json()) {
            for (JsonNode change : cause.path("changes")) {
                rows.add(new Row(
                        cause.path("cause").asText(),
                        change.path("subject").asText(),
                        change.path("resourceId").asText(),
                        change.path("attempts").asInt(),
                        change.path("detail").asText()));
            }
        }
        return rows.stream().filter(which).toList();
    }

    private List<Row> rowsOf(PersonWithAccess person) {
        return rows(row -> row.resourceId().equals(person.id()));
    }

    private List<Row> rowsNamed(String subject) {
        return rows(row -> row.subject().equals(subject));
    }

    private static void soon(ThrowingRunnable assertion) {
        Awaitility.await().atMost(SOON).untilAsserted(assertion);
    }

    private PersonWithAccess somebody() {
        return PersonWithAccess.in(bridge, unique("fay"));
    }

    /** Changes of a person that the bridge's own rules refuse. */
    static Stream<Arguments> refusals() {
        String value = "VALUE_REFUSED";
        return Stream.of(
                arguments("a phone number that is none", 400, value, new String[] {LEAVE, BAD_PHONE}),
                arguments("that and nobody leaves", 400, value, new String[] {BAD_PHONE}),
                arguments("a mail address that is none", 400, value, new String[] {
                    LEAVE, set("emails[type eq \\'work\\'].value", "'n/a'")
                }),
                arguments("a value of the wrong type", 400, value, new String[] {LEAVE, set("displayName", "7")}),
                arguments(
                        "a path that is unknown", 400, value, new String[] {LEAVE, set("extensionAttribute1", "'x'")}),
                arguments("a read-only attribute", 400, value, new String[] {LEAVE, set("id", "'x'")}),
                arguments("the userName of another", 409, "NAME_TWICE", new String[] {set("userName", "'<taken>'")}),
                arguments("that of somebody who leaves", 409, "NAME_TWICE", new String[] {
                    LEAVE, set("userName", "'<taken>'")
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void change_refusedByTheBridge_standsOnFailures(String what, int status, String cause, String[] operations) {
        PersonWithAccess fay = somebody();

        scim.patch(fay.path(), patch(operations).replace("<taken>", taken)).isError(status);

        soon(() -> assertThat(rowsOf(fay)).singleElement().satisfies(row -> {
            assertThat(row.cause()).isEqualTo(cause);
            assertThat(row.subject()).isIn(fay.userName(), taken);
            assertThat(row.detail().contains("ends access"))
                    .isEqualTo(List.of(operations).contains(LEAVE));
        }));
    }

    static Stream<Arguments> longNames() {
        return Stream.of(
                arguments("Entra's name of somebody soft-deleted", "0123456789abcdef0123456789abcdef" + "x".repeat(40)),
                arguments("more than 128 characters", "fay@" + "x".repeat(130) + ".com"),
                arguments("a guest's", "fay_gmail.com#EXT#@example.com"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("longNames")
    void change_userNameThatCannotBe_standsOnFailures(String what, String userName) {
        PersonWithAccess fay = somebody();

        scim.patch(fay.path(), patch(LEAVE, set("userName", "'" + userName + "'")))
                .isError(400, "invalidValue");

        soon(() -> assertThat(rowsOf(fay)).singleElement().satisfies(row -> {
            assertThat(row.cause()).isEqualTo("VALUE_REFUSED");
            assertThat(row.subject()).isIn(fay.userName(), userName);
        }));
    }

    @Test
    void replacement_refusedByTheBridge_standsOnFailures() {
        PersonWithAccess fay = somebody();

        scim.put(fay.path(), user(fay.userName(), "'active': false", "'emails': [{'type': 'work', 'value': 'n/a'}]"))
                .isError(400, "invalidValue");

        soon(() -> assertThat(rowsOf(fay))
                .singleElement()
                .extracting(Row::cause, Row::subject)
                .containsExactly("VALUE_REFUSED", fay.userName()));
    }

    /** The second of two whom RAM takes for one. */
    @Test
    void creation_nameThatMeetsAnothers_standsOnFailures() {
        String name = unique("fay");
        scim.post("/Users", user(name + "@one.example")).isStatus(201);

        scim.post("/Users", user(name + "@two.example")).isError(409, "uniqueness");

        soon(() -> assertThat(rowsNamed(name + "@two.example"))
                .singleElement()
                .extracting(Row::cause)
                .isEqualTo("NAME_TWICE"));
    }

    @Test
    void creation_valueThatCannotBe_standsOnFailures() {
        String name = unique("fay");

        scim.post("/Users", user(name, "'emails': [{'type': 'work', 'value': 'n/a'}]"))
                .isError(400, "invalidValue");

        soon(() -> assertThat(rowsNamed(name))
                .singleElement()
                .extracting(Row::cause)
                .isEqualTo("VALUE_REFUSED"));
    }

    @Test
    void creation_policyThatMayNotBeGiven_standsOnFailures() {
        String name = unique("fay");

        scim.post("/Users", user(name, "'entitlements': [{'value': 'System:AdministratorAccess'}]"))
                .isError(403);

        soon(() -> assertThat(rowsNamed(name)).hasSize(1));
    }

    @Test
    void change_policyThatMayNotBeGiven_standsOnFailures() {
        PersonWithAccess fay = somebody();

        scim.patch(fay.path(), replace("entitlements", "[{'value': 'System:AdministratorAccess'}]"))
                .isError(403);

        soon(() ->
                assertThat(rowsOf(fay)).singleElement().extracting(Row::subject).isEqualTo(fay.userName()));
    }

    @Test
    void change_groupNameOfAnother_standsOnFailures() {
        String name = unique("flock");
        String id = scim.post("/Groups", group(name)).isStatus(201).id();

        scim.patch("/Groups/" + id, replace("displayName", "'" + taken + "'")).isError(409, "uniqueness");

        soon(() -> assertThat(rows(row -> row.resourceId().equals(id)))
                .singleElement()
                .extracting(Row::cause)
                .isEqualTo("NAME_TWICE"));
    }

    @Test
    void change_groupWithAJoinerWhoIsNoMore_standsOnFailures() {
        PersonWithAccess gone = somebody();
        scim.delete(gone.path()).isStatus(204);
        String name = unique("flock");
        String id = scim.post("/Groups", group(name)).isStatus(201).id();

        scim.patch(
                        "/Groups/" + id,
                        patch("{'op': 'add', 'path': 'members', 'value': [{'value': '" + gone.id() + "'}]}"))
                .isError(400, "invalidValue");

        soon(() -> assertThat(rows(row -> row.resourceId().equals(id)))
                .singleElement()
                .extracting(Row::subject)
                .isEqualTo(name));
    }

    @Test
    void change_refusedTwice_isOneRowWithTwoAttempts() {
        PersonWithAccess fay = somebody();

        scim.patch(fay.path(), patch(LEAVE, BAD_PHONE)).isError(400);
        scim.patch(fay.path(), patch(LEAVE, BAD_PHONE)).isError(400);

        soon(() -> assertThat(rowsOf(fay))
                .singleElement()
                .extracting(Row::attempts)
                .isEqualTo(2));
    }

    @Test
    void creation_refusedTwice_isOneRowWithTwoAttempts() {
        String name = unique("fay");
        String body = user(name, "'emails': [{'type': 'work', 'value': 'n/a'}]");

        scim.post("/Users", body).isError(400);
        scim.post("/Users", body).isError(400);

        soon(() -> assertThat(rowsNamed(name))
                .singleElement()
                .extracting(Row::attempts)
                .isEqualTo(2));
    }

    @Test
    void change_doneAfterOneThatWasRefused_takesItOffFailures() {
        PersonWithAccess fay = somebody();
        scim.patch(fay.path(), patch(BAD_PHONE)).isError(400);
        soon(() -> assertThat(rowsOf(fay)).hasSize(1));

        scim.patch(fay.path(), patch(set("phoneNumbers[type eq \\'work\\'].value", "'+86 138 0000 0000'")))
                .isStatus(200);

        soon(() -> assertThat(rowsOf(fay)).isEmpty());
    }

    @Test
    void creation_doneAfterOneThatWasRefused_takesItOffFailures() {
        String name = unique("fay");
        scim.post("/Users", user(name, "'emails': [{'type': 'work', 'value': 'n/a'}]"))
                .isError(400);
        soon(() -> assertThat(rowsNamed(name)).hasSize(1));

        scim.post("/Users", user(name)).isStatus(201);

        soon(() -> assertThat(rowsNamed(name)).isEmpty());
    }

    @Test
    void deactivation_withAPartThatRamRefuses_standsOnFailuresAlthoughAccessEnded() {
        PersonWithAccess fay = somebody();
        bridge.simulator()
                .faults()
                .add(Fault.error("UpdateUser", 400, "InvalidParameter.Email.Format", "The format of Email is invalid.")
                        .where("UserId", fay.ramId()));
        scim.patch(fay.path(), patch(LEAVE, set("emails", "[{'type': 'work', 'value': 'fay@example.com'}]")))
                .isError(400, "invalidValue");
        fay.awaitShutOut();
        fay.await(now -> assertThat(now.isActive()).isEqualTo("false"));

        assertThat(rowsOf(fay))
                .singleElement()
                .extracting(Row::cause, Row::subject)
                .containsExactly("VALUE_REFUSED", fay.userName());
    }

    private static String adding(PersonWithAccess person) {
        return patch("{'op': 'add', 'path': 'members', 'value': [{'value': '" + person.id() + "'}]}");
    }

    private static String memberOf(PersonWithAccess person) {
        return "'members': [{'value': '" + person.id() + "'}]";
    }

    private PersonWithAccess memberOfAsManyAsCanBe() {
        PersonWithAccess fay = somebody();
        for (int i = 0; i < GROUPS_PER_USER; i++) {
            scim.post("/Groups", group(unique("flock"), memberOf(fay))).isStatus(201);
        }
        return fay;
    }

    /** That it is told by the user or by the group is the same to who reads it, as long as both are named. */
    private void assertOneGroupTooMany(PersonWithAccess person, String groupId) {
        soon(() -> assertThat(rows(row ->
                        row.resourceId().equals(groupId) || row.resourceId().equals(person.id())))
                .extracting(Row::cause)
                .containsExactly("GROUPS_PER_USER"));
    }

    @Test
    void join_eleventhGroup_standsOnFailures() {
        PersonWithAccess fay = memberOfAsManyAsCanBe();
        String eleventh =
                scim.post("/Groups", group(unique("flock"))).isStatus(201).id();

        scim.patch("/Groups/" + eleventh, adding(fay));

        assertOneGroupTooMany(fay, eleventh);
    }

    @Test
    void creation_ofAnEleventhGroup_standsOnFailures() {
        PersonWithAccess fay = memberOfAsManyAsCanBe();
        String name = unique("flock");

        scim.post("/Groups", group(name, memberOf(fay)));

        String filter = "displayName%20eq%20%22" + name + "%22";
        String id = scim.get("/Groups?filter=" + filter).text("/Resources/0/id");
        assertOneGroupTooMany(fay, id);
    }

    @Test
    void policy_ofAMisleadingNameThatDoesNotExist_isNotTheAccountsQuota() {
        String name = unique("fay");

        scim.post("/Users", user(name, "'entitlements': [{'value': 'Custom:quota-admins'}]"));

        soon(() -> assertThat(rowsNamed(name)).isNotEmpty());
        assertThat(rowsNamed(name)).extracting(Row::cause).doesNotContain("ACCOUNT_FULL", "NO_ANSWER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The email must not contain 'connect'.",
                "The email is beyond your quota.",
                "Another user has this email.",
                "An internal error was found in the email: it timed out."
            })
    void change_refusedInMisleadingWords_isAValueThatWasRefused(String words) {
        PersonWithAccess fay = somebody();
        bridge.simulator()
                .faults()
                .add(Fault.error("UpdateUser", 400, "InvalidParameter.Email.Format", words)
                        .where("UserId", fay.ramId()));

        scim.patch(fay.path(), replace("emails", "[{'type': 'work', 'value': 'fay@example.com'}]"))
                .isError(400, "invalidValue");

        soon(() ->
                assertThat(rowsOf(fay)).singleElement().extracting(Row::cause).isEqualTo("VALUE_REFUSED"));
    }
}
