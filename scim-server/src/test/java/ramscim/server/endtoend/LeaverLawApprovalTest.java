package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.RunningBridge.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.account.SimulatedUser;

/** An administrator decides on what was shown, and a retried change is the whole change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaverLawApprovalTest {
    private static final String PASSWORD = "a-password-of-these-tests";
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"/admin/held/approve\".*?</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");

    private RunningBridge bridge;
    private ScimClient scim;
    private ScimClient api;
    private DashboardClient dashboard;

    /** Whoever loses anything is held. */
    @BeforeAll
    void start() {
        bridge = RunningBridge.start(
                "bridge.guard.enabled=true",
                "bridge.guard.max-users=0",
                "bridge.guard.max-users-percent=0",
                "bridge.admin.password=" + PASSWORD);
        scim = bridge.scim();
        String credentials = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        api = bridge.http().with("Authorization", "Basic " + credentials).with("Content-Type", "application/json");
        dashboard = DashboardClient.signedIn(bridge.root(), PASSWORD);
    }

    @AfterAll
    void stop() {
        bridge.close();
    }

    @AfterEach
    void rejectWhatIsHeld() {
        ScimAnswer held = api.get("/admin/api/held").isStatus(200);
        if (held.json().path("total").intValue() > 0) {
            api.post("/admin/api/held/reject", "{\"mark\":" + held.json().get("mark") + "}")
                    .isStatus(200);
        }
    }

    /** The form of the page of held changes as it is now. */
    private String form() {
        return FORM.matcher(dashboard.get("/admin/held"))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> inputs(String form, String type) {
        return INPUT.matcher(form)
                .results()
                .map(MatchResult::group)
                .filter(input -> attribute(input, "type").equals(type))
                .filter(input -> !attribute(input, "name").equals("_csrf"))
                .toList();
    }

    private static String attribute(String element, String name) {
        return Pattern.compile("\\b" + name + "=\"([^\"]*)\"")
                .matcher(element)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }

    private static String fields(List<String> inputs) {
        return inputs.stream()
                .map(input -> DashboardClient.encoded(attribute(input, "name")) + "="
                        + DashboardClient.encoded(attribute(input, "value")))
                .collect(Collectors.joining("&"));
    }

    /** What a browser sends of this form when one row is chosen. */
    private static String chosen(String form, PersonWithAccess person) {
        List<String> row = inputs(form, "checkbox").stream()
                .filter(input -> input.contains("Choose " + person.userName() + "\""))
                .toList();
        assertThat(row).as("the row of %s in %s", person.userName(), form).hasSize(1);
        return joined(fields(row), fields(inputs(form, "hidden")));
    }

    /** What a browser sends of this form when its button for all is pressed. */
    private static String all(String form) {
        return joined("all=true", fields(inputs(form, "hidden")));
    }

    private static String joined(String one, String other) {
        return other.isEmpty() ? one : one + "&" + other;
    }

    private void hold(PersonWithAccess person) {
        scim.patch(person.path(), replace("active", "false")).isError(503);
    }

    private void holdDeletion(PersonWithAccess person) {
        scim.delete(person.path()).isError(503);
    }

    private PersonWithAccess somebody() {
        return PersonWithAccess.in(bridge, unique("may"));
    }

    private List<String> held() {
        return api.get("/admin/api/held?limit=1000")
                .isStatus(200)
                .at("/changes")
                .findValuesAsText("subject");
    }

    private void assertIsThereAndHeld(PersonWithAccess person) {
        assertThat(held()).contains(person.userName());
        assertThat(person.ramUser()).isPresent();
        assertThat(person.waysIn().values()).hasSize(3);
    }

    @Test
    void approve_asShown_isCarriedOut() {
        PersonWithAccess may = somebody();
        hold(may);

        dashboard.submit("/admin/held/approve", chosen(form(), may));

        may.awaitShutOut();
    }

    @Test
    void approve_whatTheProviderHasMadeADeletionSince_isNotCarriedOut() {
        PersonWithAccess may = somebody();
        hold(may);
        String shown = form();
        holdDeletion(may);

        dashboard.submit("/admin/held/approve", chosen(shown, may));

        assertIsThereAndHeld(may);
    }

    @Test
    void reject_whatTheProviderHasMadeADeletionSince_deletionIsStillHeld() {
        PersonWithAccess may = somebody();
        hold(may);
        String shown = form();
        holdDeletion(may);

        dashboard.submit("/admin/held/reject", chosen(shown, may));

        assertIsThereAndHeld(may);
    }

    @Test
    void approve_newRowOfAChangeThatTookAnothersPlace_isCarriedOut() {
        PersonWithAccess may = somebody();
        hold(may);
        holdDeletion(may);

        dashboard.submit("/admin/held/approve", chosen(form(), may));

        may.awaitGone();
    }

    @Test
    void approveAll_somebodyElseWasHeldSince_onlyThoseThatWereShown() {
        PersonWithAccess may = somebody();
        hold(may);
        String shown = form();
        PersonWithAccess later = somebody();
        hold(later);

        dashboard.submit("/admin/held/approve", all(shown));

        may.awaitShutOut();
        assertIsThereAndHeld(later);
    }

    @Test
    void approveAll_oneOfThemIsADeletionSince_theDeletionIsNotCarriedOut() {
        PersonWithAccess may = somebody();
        PersonWithAccess other = somebody();
        hold(may);
        hold(other);
        String shown = form();
        holdDeletion(may);

        dashboard.submit("/admin/held/approve", all(shown));

        other.awaitShutOut();
        assertIsThereAndHeld(may);
    }

    @Test
    void approve_chosenOneIsADeletionSince_thePageSaysHowManyChanged() {
        PersonWithAccess may = somebody();
        PersonWithAccess other = somebody();
        hold(may);
        hold(other);
        String shown = form();
        holdDeletion(may);

        String page = dashboard.submit("/admin/held/approve", joined(chosen(shown, may), chosen(shown, other)));

        assertThat(page)
                .contains("One change was approved")
                .contains("One of the chosen changes has changed meanwhile, and was not decided on.");
        other.awaitShutOut();
        assertIsThereAndHeld(may);
    }

    private JsonNode listed(PersonWithAccess person) {
        for (JsonNode change : api.get("/admin/api/held?limit=1000").at("/changes")) {
            if (change.path("id").asText().equals(person.id())) {
                return change;
            }
        }
        throw new AssertionError("nothing is held of " + person.userName());
    }

    private static String selection(JsonNode listed) {
        return "{\"changes\":[{\"id\":%s,\"sequence\":%s}]}".formatted(listed.path("id"), listed.path("sequence"));
    }

    @Test
    void api_changeThatTookAnothersPlace_isCountedAndNotDecided() {
        PersonWithAccess may = somebody();
        hold(may);
        String shown = selection(listed(may));
        holdDeletion(may);

        ScimAnswer decided = api.post("/admin/api/held/approve", shown).isStatus(200);

        assertThat(decided.at("/ids")).isEmpty();
        assertThat(decided.at("/changed").asInt()).isOne();
        assertIsThereAndHeld(may);
    }

    @Test
    void api_changeAsListed_isCarriedOut() {
        PersonWithAccess may = somebody();
        hold(may);

        assertThat(api.post("/admin/api/held/approve", selection(listed(may)))
                        .isStatus(200)
                        .at("/ids"))
                .hasSize(1);

        may.awaitShutOut();
    }

    @Test
    void api_markOfWhatHasChangedInPart_decidesOnTheRestAndCountsIt() {
        PersonWithAccess may = somebody();
        PersonWithAccess other = somebody();
        hold(may);
        hold(other);
        String mark = api.get("/admin/api/held").text("/mark");
        holdDeletion(may);

        ScimAnswer decided = api.post("/admin/api/held/approve", "{\"mark\":\"" + mark + "\"}")
                .isStatus(200);

        assertThat(decided.at("/ids")).hasSize(1);
        assertThat(decided.at("/changed").asInt()).isOne();
        other.awaitShutOut();
        assertIsThereAndHeld(may);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"all\":true}",
                "{\"ids\":[\"11111111-1111-4111-8111-111111111111\"]}",
                "{\"changes\":[{\"id\":\"11111111-1111-4111-8111-111111111111\"}]}",
                "{\"changes\":[],\"mark\":\"1\"}"
            })
    void api_whatDoesNotSayWhatWasSeen_isRefusedWithWhatToSend(String selection) {
        assertThat(api.post("/admin/api/held/approve", selection).isStatus(400).text("/detail"))
                .contains("'sequence'");
    }

    @Test
    void api_whatIsNoMark_isRefused() {
        assertThat(api.post("/admin/api/held/approve", "{\"mark\":\"all\"}")
                        .isStatus(400)
                        .text("/detail"))
                .contains("'mark'");
    }

    @Test
    void rejectAll_somebodyElseWasHeldSince_onlyThoseThatWereShown() {
        PersonWithAccess may = somebody();
        hold(may);
        String shown = form();
        PersonWithAccess later = somebody();
        hold(later);

        dashboard.submit("/admin/held/reject", all(shown));

        assertThat(held()).doesNotContain(may.userName());
        assertIsThereAndHeld(later);
    }

    private List<String> ramMembers(String group) {
        return bridge.simulator().account().findGroup(group).isEmpty()
                ? List.of()
                : bridge.simulator().account().members(group).stream()
                        .map(SimulatedUser::userName)
                        .toList();
    }

    /** The key of what failed of a resource, as the page's form has it. */
    private String failureOf(String id) {
        for (JsonNode cause : api.get("/admin/api/failures").isStatus(200).json()) {
            for (JsonNode change : cause.path("changes")) {
                if (change.path("resourceId").asText().equals(id)) {
                    return change.path("key").asText();
                }
            }
        }
        throw new AssertionError("nothing fails of " + id);
    }

    private static String renamingAndAdding(String name, PersonWithAccess person) {
        return patch(
                "{'op': 'replace', 'path': 'displayName', 'value': '" + name + "'}",
                "{'op': 'add', 'path': 'members', 'value': [{'value': '" + person.id() + "'}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"in RAM by hand", "by another group of the provider's"})
    void retry_renamingWithAJoinerOnceTheNameIsFree_joinsToo(String taken) {
        String name = unique("crew");
        boolean byHand = taken.equals("in RAM by hand");
        String namesake =
                byHand ? "" : scim.post("/Groups", group(name)).isStatus(201).id();
        if (byHand) {
            bridge.simulator().account().addGroup(name);
        }
        PersonWithAccess joiner = somebody();
        String id = scim.post("/Groups", group(unique("crew"))).isStatus(201).id();
        scim.patch("/Groups/" + id, renamingAndAdding(name, joiner)).isError(409, "uniqueness");
        if (byHand) {
            bridge.simulator().account().removeGroup(name);
        } else {
            scim.delete("/Groups/" + namesake).isStatus(204);
        }

        dashboard.submit("/admin/failures/retry", "key=" + failureOf(id));

        Awaitility.await()
                .atMost(PersonWithAccess.AFTER_A_WHILE)
                .untilAsserted(() -> assertThat(ramMembers(name)).containsExactly(joiner.userName()));
        assertThat(scim.get("/Groups/" + id).text("/displayName")).isEqualTo(name);
    }

    @Test
    void retry_creationWithMembersOnceTheNameIsFree_hasItsMembers() {
        String name = unique("crew");
        bridge.simulator().account().addGroup(name);
        PersonWithAccess joiner = somebody();
        scim.post("/Groups", group(name, "'members': [{'value': '" + joiner.id() + "'}]"))
                .isError(409, "uniqueness");
        bridge.simulator().account().removeGroup(name);

        dashboard.submit("/admin/failures/retry", "key=" + failureNamed(name));

        Awaitility.await()
                .atMost(PersonWithAccess.AFTER_A_WHILE)
                .untilAsserted(() -> assertThat(ramMembers(name)).containsExactly(joiner.userName()));
    }

    private String failureNamed(String subject) {
        for (JsonNode cause : api.get("/admin/api/failures").isStatus(200).json()) {
            for (JsonNode change : cause.path("changes")) {
                if (change.path("subject").asText().equals(subject)) {
                    return change.path("key").asText();
                }
            }
        }
        throw new AssertionError("nothing fails of " + subject);
    }
}
