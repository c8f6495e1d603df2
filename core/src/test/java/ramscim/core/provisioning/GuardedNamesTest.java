package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.provisioning.EngineFixture.reason;
import static ramscim.core.provisioning.EngineFixture.refusal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.access.AccessRules;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.access.Grantees;
import ramscim.core.access.PolicyAllowList;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.Adoption;
import ramscim.core.converge.Deprovisioning;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.guard.GuardPolicy;
import ramscim.core.guard.GuardPolicy.Limit;
import ramscim.core.guard.NamePatterns;
import ramscim.core.guard.Protection;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.LossKind;
import ramscim.core.mapping.UserMapping;
import ramscim.core.plan.ObservedUser;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.resource.Attributes;
import ramscim.core.store.Transition;

/** A name protects, or gives access: changing it takes that away, and is no way around the guard. */
class GuardedNamesTest {
    private static final PolicyName READ_ECS = PolicyName.system("AliyunECSReadOnlyAccess");

    private final EngineFixture fixture = new EngineFixture(new GuardPolicy(
            Duration.ofHours(1),
            Map.of(LossKind.MEMBERSHIP, new Limit(2, 10)),
            new Protection(
                    new NamePatterns(List.of("ops-*", "breakglass")),
                    new NamePatterns(List.of("Admins", "admins-*")),
                    new NamePatterns(List.of("tier=vip")))));
    private final ConfirmedResource[] users = createUsers();

    private ConfirmedResource[] createUsers() {
        List<ConfirmedResource> created = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            created.add(fixture.createUser("user" + i));
        }
        return created.toArray(ConfirmedResource[]::new);
    }

    private void logonFor(String group) {
        rules(new Grantees(Grantees.Rule.GROUPS, Set.of(group)), Map.of());
    }

    private void policiesFor(String... groups) {
        fixture.directory.addPolicy(READ_ECS);
        Map<String, List<PolicyName>> policies = new java.util.HashMap<>();
        for (String group : groups) {
            policies.put(group, List.of(READ_ECS));
        }
        rules(Grantees.NOBODY, policies);
    }

    private void rules(Grantees consoleLogon, Map<String, List<PolicyName>> groupPolicies) {
        AccessRules rules = new AccessRules(
                consoleLogon,
                new ConsoleLogon(true, false),
                Grantees.NOBODY,
                false,
                new PolicyAllowList(List.of("System:AliyunECS*")),
                Map.of(),
                groupPolicies);
        fixture.access(new AccessSettings(rules, new SilentSink(), Deprovisioning.delete(), Adoption.none()));
    }

    private ConfirmedResource renameGroup(ConfirmedResource group, String displayName) {
        return fixture.update(group, Attributes.group(displayName));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops-anna", "BreakGlass@example.com"})
    void rename_protectedUserToNameThatIsNot_isRefusedAndItStaysProtected(String userName) {
        ConfirmedResource user = fixture.createUser(userName);

        List<String> calls =
                fixture.callsOf(() -> assertThat(refusal(() -> fixture.update(user, Attributes.user("zzz"))))
                        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.PROTECTED))
                        .hasMessageContaining(userName));

        assertThat(calls).isEmpty();
        assertThat(reason(() -> fixture.delete(user))).isEqualTo(Reason.PROTECTED);
        assertThat(fixture.store.failures(10)).hasSize(2);
    }

    @Test
    void rename_protectedUserToAnotherProtectedName_isRefused() {
        ConfirmedResource user = fixture.createUser("ops-anna");

        assertThat(reason(() -> fixture.update(user, Attributes.user("ops-berta"))))
                .isEqualTo(Reason.PROTECTED);
    }

    @Test
    void rename_userProtectedByTag_isRefused() {
        ConfirmedResource user = fixture.taggedByHand(fixture.createUser("carla"), "tier", "vip");

        assertThat(reason(() -> fixture.update(user, Attributes.user("carol")))).isEqualTo(Reason.PROTECTED);
    }

    @Test
    void createOrUpdate_tagThatProtects_isNotWrittenByAProvider() {
        assertThat(reason(() -> fixture.create(tagged("carla", "vip")))).isEqualTo(Reason.PROTECTED);
        ConfirmedResource user = fixture.create(tagged("carla", "plain"));

        assertThat(reason(() -> fixture.update(user, tagged("carla", "vip")))).isEqualTo(Reason.PROTECTED);

        fixture.delete(user);
        assertThat(fixture.directory.users()).hasSize(users.length);
    }

    @Test
    void update_tagThatProtects_isNeitherChangedNorTaken() {
        ConfirmedResource user = fixture.taggedByHand(fixture.createUser("carla"), "tier", "vip");

        assertThat(reason(() -> fixture.update(user, tagged("carla", "none")))).isEqualTo(Reason.PROTECTED);

        assertThat(reason(() -> fixture.delete(user))).isEqualTo(Reason.PROTECTED);
    }

    private static ramscim.core.resource.ScimAttributes tagged(String userName, String tier) {
        return Attributes.json("""
                {"userName": "%s", "active": true, "%s": {"tags": [{"key": "tier", "value": "%s"}]}}
                """.formatted(userName, UserMapping.RAM_EXTENSION, tier));
    }

    @Test
    void delete_userWhomRamKnowsByProtectedName_isRefused() {
        ConfirmedResource user = users[0];
        ObservedUser seen = (ObservedUser) Objects.requireNonNull(user.observed());
        fixture.store.write(
                new Transition.Seen(user.id(), new ObservedUser(renamedInRam(seen.user(), "breakglass"), Set.of())));

        assertThat(reason(() -> fixture.delete(user))).isEqualTo(Reason.PROTECTED);
    }

    private RamUser renamedInRam(RamUser user, String localPart) {
        return fixture.directory.call(new UpdateUser(
                user.id(),
                new UpdateUserRequest(
                        new ramscim.core.directory.UserPrincipalName(localPart, "example.onaliyun.com"),
                        null,
                        null,
                        null,
                        null)));
    }

    @Test
    void rename_protectedGroupToNameThatIsNot_isRefusedAndItStaysProtected() {
        ConfirmedResource group = fixture.createGroup("Admins", users[0]);

        assertThat(reason(() -> renameGroup(group, "Foo"))).isEqualTo(Reason.PROTECTED);

        assertThat(fixture.directory.groups())
                .singleElement()
                .satisfies(ram -> assertThat(ram.displayName()).isEqualTo("Admins"));
        assertThat(reason(() -> fixture.leave(group, users[0]))).isEqualTo(Reason.PROTECTED);
        assertThat(reason(() -> fixture.delete(group))).isEqualTo(Reason.PROTECTED);
    }

    @Test
    void rename_protectedGroupToAnotherProtectedName_isDone() {
        ConfirmedResource group = fixture.createGroup("Admins", users[0]);

        assertThat(renameGroup(group, "Admins-EU").attributes().text("displayName"))
                .isEqualTo("Admins-EU");
    }

    @Test
    void rename_groupAwayFromTheNameThatGivesLogon_isHeldUntilApproved() {
        logonFor("Devs");
        ConfirmedResource group = fixture.createGroup("Devs", users);
        fixture.settle();

        assertThat(refusal(() -> renameGroup(group, "Devs-old")))
                .satisfies(held -> assertThat(held.reason()).isEqualTo(Reason.HELD))
                .hasMessageContaining("6 users with a group less");

        assertThat(loginProfiles()).isEqualTo(6);
        fixture.approve(fixture.held());
        fixture.settle();
        assertThat(loginProfiles()).isZero();
    }

    private long loginProfiles() {
        return fixture.directory.users().stream()
                .map(user -> ramscim.core.directory.UserPrincipalName.parse(user.userPrincipalName()))
                .filter(name ->
                        fixture.directory.call(new GetLoginProfile(name)).orElse(null) != null)
                .count();
    }

    @Test
    void rename_groupAwayFromTheNameThatGivesPolicies_isHeld() {
        policiesFor("Devs");
        ConfirmedResource group = fixture.createGroup("Devs", users);

        assertThat(reason(() -> renameGroup(group, "Devs-old"))).isEqualTo(Reason.HELD);

        assertThat(fixture.directory.call(new ListPoliciesForGroup(new GroupName("Devs"))))
                .containsExactly(READ_ECS);
    }

    @Test
    void rename_groupToNameThatGivesTheSame_isDone() {
        policiesFor("Devs", "Developers");
        ConfirmedResource group = fixture.createGroup("Devs", users);

        renameGroup(group, "Developers");

        assertThat(fixture.directory.call(new ListPoliciesForGroup(new GroupName("Developers"))))
                .containsExactly(READ_ECS);
    }

    @Test
    void rename_groupWithFewMembers_isDone() {
        logonFor("Devs");
        ConfirmedResource group = fixture.createGroup("Devs", users[0], users[1]);
        fixture.settle();

        renameGroup(group, "Devs-old");
        fixture.settle();

        assertThat(loginProfiles()).isZero();
    }

    @Test
    void rename_groupThatNothingDependsOn_isDone() {
        logonFor("Devs");
        ConfirmedResource group = fixture.createGroup("Team", users);

        renameGroup(group, "Team-old");

        assertThat(fixture.held()).isEmpty();
    }

    @Test
    void leave_afterTheHeldRename_isHeldTogetherWithIt() {
        logonFor("Devs");
        ConfirmedResource group = fixture.createGroup("Devs", users);
        fixture.settle();
        refusal(() -> renameGroup(group, "Devs-old"));

        assertThat(reason(() -> fixture.leave(group, users[0]))).isEqualTo(Reason.HELD);

        fixture.reject(fixture.held());
        assertThat(fixture.store.membersOf(group.id())).hasSize(6);
        assertThat(reason(() -> renameGroup(group, "Devs-old"))).isEqualTo(Reason.HELD);
    }
}
