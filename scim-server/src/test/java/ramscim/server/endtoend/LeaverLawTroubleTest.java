package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.account.AccessStatus;
import ramscim.simulator.account.SimulatedAccessKey;
import ramscim.simulator.account.SimulatedGroup;
import ramscim.simulator.account.SimulatedLoginProfile;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.call.RecordedCall;
import ramscim.simulator.fault.Fault;

/** Whatever RAM says on the way, who shall lose access loses it; and what the bridge did not make stays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaverLawTroubleTest {
    private static final String RAM = "urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User";
    private static final String PASSWORD = "Passw0rd-of-Newcomer!";

    /** A second look comes some seconds after the first. */
    private static final Duration WITH_A_SECOND_LOOK = Duration.ofSeconds(20);

    private RunningBridge bridge;
    private ScimClient scim;

    @BeforeAll
    void start(@TempDir Path folder) {
        bridge = RunningBridge.start(
                "bridge.mapping.strict=true",
                "bridge.scim.budget=2s",
                "bridge.access.secret-sink.file=" + folder.resolve("secrets.jsonl"),
                "bridge.access.console-logon=password",
                "bridge.access.access-key=groups",
                "bridge.access.access-key-groups=Programs",
                "bridge.access.both-modes=true");
        scim = bridge.scim();
    }

    @AfterAll
    void stop() {
        bridge.close();
    }

    @AfterEach
    void clearFaults() {
        bridge.simulator().faults().clear();
    }

    private void fault(Fault fault) {
        bridge.simulator().faults().add(fault);
    }

    private static Fault forbidden(String action) {
        return Fault.error(action, 403, "NoPermission", "You are not authorized to do this action.");
    }

    private static Fault gone(String action, String what) {
        return Fault.error(action, 404, "EntityNotExist." + what, "The " + what + " does not exist.");
    }

    private static Fault about(PersonWithAccess person, Fault fault) {
        return fault.where("UserPrincipalName", person.upn());
    }

    private PersonWithAccess somebody() {
        return PersonWithAccess.in(bridge, unique("tea"));
    }

    private void deactivate(PersonWithAccess person) {
        scim.patch(person.path(), replace("active", "false"));
    }

    private static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(WITH_A_SECOND_LOOK).untilAsserted(assertion);
    }

    // Each way in is closed on its own.

    @Test
    void deactivate_loginProfileCannotBeChanged_keysAreInactiveAllTheSame() {
        PersonWithAccess tea = somebody();
        fault(about(tea, forbidden("UpdateLoginProfile")));

        deactivate(tea);

        tea.await(now -> assertThat(now.keys().values()).containsOnly(AccessStatus.INACTIVE));
    }

    @Test
    void deactivate_keysCannotBeChanged_loginProfileIsInactiveAllTheSame() {
        PersonWithAccess tea = somebody();
        fault(about(tea, forbidden("UpdateAccessKey")));

        deactivate(tea);

        tea.await(now -> assertThat(now.loginProfile()).contains(AccessStatus.INACTIVE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void deactivate_oneKeyCannotBeChanged_everythingElseIsInactiveAllTheSame(int which) {
        PersonWithAccess tea = somebody();
        String stubborn = List.copyOf(tea.keys().keySet()).get(which);
        fault(about(tea, forbidden("UpdateAccessKey")).where("UserAccessKeyId", stubborn));

        deactivate(tea);

        tea.await(now -> {
            var others = now.waysIn();
            others.remove(stubborn);
            assertThat(others.values()).hasSize(2).containsOnly(AccessStatus.INACTIVE);
        });
    }

    @Test
    void deactivate_whatCouldNotBeChangedCanAgain_everythingIsInactive() {
        PersonWithAccess tea = somebody();
        fault(about(tea, forbidden("UpdateLoginProfile")));
        deactivate(tea);

        bridge.simulator().faults().clear();

        tea.awaitShutOut();
        tea.await(now -> assertThat(now.isActive()).isEqualTo("false"));
    }

    @ParameterizedTest
    @CsvSource({
        "404, EntityNotExist.LoginProfile",
        "404, EntityNotExist.User.LoginProfile.Console",
        "404, LoginProfileNotExist",
        "400, InvalidParameter.LoginProfile.NotFound"
    })
    void deactivate_noLoginProfileInAnotherSpelling_keysAreInactive(int status, String code) {
        PersonWithAccess tea = PersonWithAccess.withKeys(bridge, unique("tea"));
        fault(about(tea, Fault.error("GetLoginProfile", status, code, "The login profile does not exist.")));

        deactivate(tea);

        tea.awaitShutOut();
    }

    @Test
    void deactivate_loginProfileCannotBeRead_keysAreInactive() {
        PersonWithAccess tea = somebody();
        fault(about(tea, forbidden("GetLoginProfile")));

        deactivate(tea);

        tea.await(now -> assertThat(now.keys().values()).containsOnly(AccessStatus.INACTIVE));
    }

    @Test
    void deactivate_keysCannotBeListed_loginProfileIsInactive() {
        PersonWithAccess tea = somebody();
        fault(about(tea, forbidden("ListAccessKeys")));

        deactivate(tea);

        tea.await(now -> assertThat(now.loginProfile()).contains(AccessStatus.INACTIVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DeleteAccessKey", "DeleteLoginProfile", "DeleteUser"})
    void delete_somethingCannotBeDeleted_nobodyGetsInAndIsGoneOnceItCan(String action) {
        PersonWithAccess tea = somebody();
        fault(action.equals("DeleteUser") ? forbidden(action) : about(tea, forbidden(action)));

        scim.delete(tea.path()).isError(503);

        tea.awaitShutOutOrGone();
        assertThat(tea.ramUser()).isPresent();
        bridge.simulator().faults().clear();
        eventually(() -> assertThat(tea.ramUser()).isEmpty());
        eventually(() -> scim.get(tea.path()).isError(404));
    }

    @Test
    void delete_memberCannotLeaveItsGroup_nobodyGetsIn() {
        PersonWithAccess tea = somebody();
        groupOf(unique("tribe"), tea);
        fault(forbidden("RemoveUserFromGroup"));

        scim.delete(tea.path()).isError(503);

        tea.awaitShutOutOrGone();
    }

    // One stale answer of RAM's is not the end of the matter.

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void delete_ramDoesNotSeeTheUserForAMoment_isDeletedInTheEnd(int times) {
        PersonWithAccess tea = somebody();
        fault(gone("GetUser", "User").times(times));

        scim.delete(tea.path());

        eventually(() -> assertThat(tea.ramUser()).isEmpty());
        eventually(() -> scim.get(tea.path()).isError(404));
    }

    @Test
    void delete_deletionAnswersThatTheUserIsGoneAndItIsNot_isDeletedInTheEnd() {
        PersonWithAccess tea = PersonWithAccess.withNothing(bridge, unique("tea"));
        fault(gone("DeleteUser", "User").times(1));

        scim.delete(tea.path());

        eventually(() -> assertThat(tea.ramUser()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void delete_ramDoesNotSeeTheGroupForAMoment_isDeletedInTheEnd(int times) {
        String name = unique("tribe");
        String path = groupOf(name, somebody());
        fault(gone("GetGroup", "Group").times(times));

        scim.delete(path);

        eventually(
                () -> assertThat(bridge.simulator().account().findGroup(name)).isEmpty());
        eventually(() -> scim.get(path).isError(404));
    }

    @Test
    void leave_ramSeesNeitherMemberNorUserForAMoment_isOutInTheEnd() {
        PersonWithAccess tea = PersonWithAccess.withNothing(bridge, unique("tea"));
        String name = unique("tribe");
        String path = groupOf(name, tea);
        fault(gone("RemoveUserFromGroup", "User").times(1));
        fault(gone("GetUser", "User").times(1));

        scim.patch(path, removing(tea));

        eventually(() -> assertThat(ramMembers(name)).isEmpty());
    }

    @Test
    void leave_ramDoesNotSeeTheGroupForAMoment_isOutInTheEnd() {
        PersonWithAccess tea = PersonWithAccess.withNothing(bridge, unique("tea"));
        String name = unique("tribe");
        String path = groupOf(name, tea);
        fault(gone("GetGroup", "Group").times(1));

        scim.patch(path, removing(tea));

        eventually(() -> assertThat(ramMembers(name)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 6})
    void deactivate_ramDoesNotSeeTheUserForAMoment_isShutOutAndNeverAConflict(int times) {
        PersonWithAccess tea = somebody();
        fault(gone("GetUser", "User").times(times));

        ScimAnswer answer = scim.patch(tea.path(), replace("active", "false"));

        assertThat(answer.status()).as(answer.body()).isIn(200, 503);
        eventually(() -> assertThat(tea.waysIn().values()).containsOnly(AccessStatus.INACTIVE));
        eventually(() -> assertThat(tea.isActive()).isEqualTo("false"));
        assertThat(tea.ramUser()).isPresent();
    }

    // What somebody did in RAM does not keep anybody in.

    private String groupOf(String name, PersonWithAccess member) {
        return "/Groups/"
                + scim.post("/Groups", group(name, "'members': [{'value': '" + member.id() + "'}]"))
                        .isStatus(201)
                        .id();
    }

    private static String removing(PersonWithAccess person) {
        return patch("{'op': 'Remove', 'path': 'members', 'value': [{'value': '" + person.id() + "'}]}");
    }

    private List<String> ramMembers(String group) {
        return bridge.simulator().account().members(group).stream()
                .map(SimulatedUser::userName)
                .toList();
    }

    @Test
    void leave_groupRenamedByHand_isOutOfThatGroup() {
        PersonWithAccess tea = PersonWithAccess.withNothing(bridge, unique("tea"));
        String name = unique("tribe");
        String path = groupOf(name, tea);
        bridge.simulator().account().changeGroup(name, changed -> changed.groupName(name + "-by-hand"));

        scim.patch(path, removing(tea));

        assertMembersOfRamGroupOf(path);
    }

    /** Nobody is in what became of the group, under whatever name. */
    private void assertMembersOfRamGroupOf(String path) {
        String id = path.substring("/Groups/".length());
        eventually(() -> assertThat(bridge.simulator().account().groups())
                .filteredOn(ramGroup -> String.valueOf(ramGroup.comments()).contains(id))
                .isNotEmpty()
                .allSatisfy(
                        ramGroup -> assertThat(ramMembers(ramGroup.groupName())).isEmpty()));
    }

    @Test
    void delete_groupRenamedByHand_isDeleted() {
        String name = unique("tribe");
        String path = groupOf(name, somebody());
        String ramId =
                bridge.simulator().account().findGroup(name).orElseThrow().groupId();
        bridge.simulator().account().changeGroup(name, changed -> changed.groupName(name + "-by-hand"));

        scim.delete(path);

        eventually(() -> assertThat(bridge.simulator().account().groups())
                .extracting(SimulatedGroup::groupId)
                .doesNotContain(ramId));
    }

    @Test
    void deactivate_accountHasAnotherDefaultDomain_isShutOutAndConfirmed() {
        try (RunningBridge other = RunningBridge.start("bridge.scim.budget=2s")) {
            PersonWithAccess tea = PersonWithAccess.in(other, unique("tea"));
            other.simulator().account().setDefaultDomain("renamed.onaliyun.com");

            eventually(() ->
                    other.scim().patch(tea.path(), replace("active", "false")).isStatus(200));

            tea.awaitShutOut();
            assertThat(tea.isActive()).isEqualTo("false");
        }
    }

    // What the bridge did not make is not the bridge's.

    private List<RecordedCall> calls(String action, PersonWithAccess person) {
        return bridge.simulator().calls(action).stream()
                .filter(call -> call.parameters().containsValue(person.upn()))
                .toList();
    }

    @Test
    void accessKey_somebodyMadeOneAfterAnAttemptThatWasRefused_staysThere() {
        PersonWithAccess tea = PersonWithAccess.withNothing(bridge, unique("tea"));
        fault(about(tea, Fault.unavailable("CreateAccessKey")));
        String programs = programs();
        scim.patch("/Groups/" + programs, adding(tea)).isStatus(200);
        Awaitility.await("an attempt in vain")
                .until(() -> !calls("CreateAccessKey", tea).isEmpty());

        String byHand = tea.ram().addAccessKey(tea.upn()).id();
        bridge.simulator().faults().clear();

        eventually(() -> assertThat(calls("CreateAccessKey", tea)).anyMatch(RecordedCall::succeeded));
        assertThat(tea.ram().accessKeys(tea.upn()))
                .extracting(SimulatedAccessKey::id)
                .contains(byHand)
                .hasSize(2);
    }

    private String programs() {
        String found =
                scim.get("/Groups?filter=displayName%20eq%20%22Programs%22").text("/Resources/0/id");
        return found.isEmpty()
                ? scim.post("/Groups", group("Programs")).isStatus(201).id()
                : found;
    }

    private static String adding(PersonWithAccess person) {
        return patch("{'op': 'add', 'path': 'members', 'value': [{'value': '" + person.id() + "'}]}");
    }

    @Test
    void loginProfile_somebodyMadeOneAfterAnAttemptThatWasRefused_isNotTouched() {
        String name = unique("tea");
        String upn = name + "@example.onaliyun.com";
        fault(forbidden("CreateLoginProfile").where("UserPrincipalName", upn));
        String body = user(name, "'password': '" + PASSWORD + "'");
        scim.post("/Users", body).isError(503);
        SimulatedLoginProfile byHand = bridge.simulator().account().access().addLoginProfile(upn, "Passw0rd-by-hand!");
        Instant cleared = Instant.now();
        bridge.simulator().faults().clear();

        Awaitility.await("another attempt, and what comes of it")
                .atMost(WITH_A_SECOND_LOOK)
                .until(() -> bridge.callsNaming(upn).stream()
                                .anyMatch(call -> call.at().isAfter(cleared))
                        && scim.post("/Users", body).status() != 503);

        assertThat(bridge.simulator().account().access().loginProfile(upn)).contains(byHand);
        assertThat(bridge.simulator().account().access().logOn(upn, "Passw0rd-by-hand!"))
                .isTrue();
    }

    // A password is not lost because its owner comes later.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'password': '" + PASSWORD + "'",
                "'password': '" + PASSWORD + "', '" + RAM + "': {'loginProfile': {'enabled': true}}"
            })
    void create_inactiveWithAPassword_logsOnOnceActive(String members) {
        PersonWithAccess tea = PersonWithAccess.withNothing(bridge, unique("tea"), "'active': false", members);
        assertThat(tea.waysIn().values()).doesNotContain(AccessStatus.ACTIVE);

        scim.patch(tea.path(), replace("active", "true")).isStatus(200);

        assertThat(tea.loginProfile()).contains(AccessStatus.ACTIVE);
        assertThat(tea.ram().logOn(tea.upn(), PASSWORD)).isTrue();
    }
}
