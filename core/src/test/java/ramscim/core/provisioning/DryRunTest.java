package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.provisioning.EngineFixture.reason;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import ramscim.core.access.AccessRules;
import ramscim.core.access.Grantees;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.Adoption;
import ramscim.core.converge.Deprovisioning;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamOperation;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.guard.GuardPolicy;
import ramscim.core.guard.GuardPolicy.Limit;
import ramscim.core.guard.NamePatterns;
import ramscim.core.guard.Protection;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.LossKind;
import ramscim.core.intent.Membership;
import ramscim.core.intent.StoredResource;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceType;

class DryRunTest {
    private final EngineFixture fixture = new EngineFixture();

    private static List<String> operations(DryRun.Plan plan) {
        return plan.calls().stream().map(call -> call.operation().action()).toList();
    }

    /** What is planned is what is done when it is asked for, and planning it does none of it. */
    private DryRun.Plan plannedAndDone(Supplier<DryRun.Plan> planning, Runnable doing) {
        List<StoredResource> stored = fixture.store.all();
        List<RamUser> users = fixture.directory.users();
        fixture.directory.forgetCalls();
        DryRun.Plan plan = planning.get();

        assertThat(fixture.directory.calls()).allMatch(DryRunTest::isRead);
        assertThat(fixture.store.all()).isEqualTo(stored);
        assertThat(fixture.directory.users()).isEqualTo(users);
        assertThat(fixture.callsOf(doing)).filteredOn(call -> !isRead(call)).isEqualTo(operations(plan));
        return plan;
    }

    private static boolean isRead(String operation) {
        return operation.startsWith("Get") || operation.startsWith("List");
    }

    private static UserPrincipalName name(String localPart) {
        return new UserPrincipalName(localPart, "example.onaliyun.com");
    }

    @Test
    void create_user_isOneCallWithAllItsParameters() {
        Draft draft = Draft.of(Attributes.user("alice", "Alice"));

        DryRun.Plan plan = plannedAndDone(
                () -> fixture.planCreation(ResourceType.USER, draft), () -> fixture.create(ResourceType.USER, draft));

        assertThat(plan.id()).isNull();
        assertThat(plan.remarks()).isEmpty();
        assertThat(plan.calls()).singleElement().satisfies(call -> {
            assertThat(call.operation()).isEqualTo(RamOperation.CREATE_USER);
            assertThat(call.parameters().shown())
                    .containsEntry("UserPrincipalName", "alice@example.onaliyun.com")
                    .containsEntry("DisplayName", "Alice")
                    .containsEntry("Tag.scim-bridge:active", "true");
        });
    }

    @Test
    void create_whatMayNotBeGiven_isRefusedAsItWouldBeAndLeavesNoFailure() {
        allowPasswords();
        Draft entitled = Draft.of(Attributes.json(
                "{'userName':'alice','active':true,'entitlements':[{'value':'System:AdministratorAccess'}]}"));
        Draft weak = Draft.of(Attributes.user("alice")).withPassword(new Secret("x"));

        assertThat(reason(() -> fixture.planCreation(ResourceType.USER, entitled)))
                .isEqualTo(Reason.FORBIDDEN);
        fixture.planCreation(ResourceType.USER, weak);
        fixture.driveDue();
        assertThat(reason(() -> fixture.planCreation(ResourceType.USER, weak))).isEqualTo(Reason.INVALID_VALUE);

        assertThat(fixture.store.failures(1)).isEmpty();
        assertThat(reason(() -> fixture.create(ResourceType.USER, entitled))).isEqualTo(Reason.FORBIDDEN);
        assertThat(reason(() -> fixture.create(ResourceType.USER, weak))).isEqualTo(Reason.INVALID_VALUE);
    }

    @Test
    void update_ofALeaverWithWhatMayNotBeGiven_isPlannedAsItWouldBeDone() {
        ConfirmedResource alice = fixture.createUser("alice");
        Draft leaving = Draft.of(Attributes.json(
                "{'userName':'alice','active':false,'entitlements':[{'value':'System:AdministratorAccess'}]}"));

        assertThat(operations(fixture.planUpdate(alice, leaving))).contains("TagResources");
    }

    private void allowPasswords() {
        AccessRules rules = EngineFixture.logonFor(new Grantees(Grantees.Rule.PASSWORD, Set.of()));
        fixture.access(new AccessSettings(rules, null, Deprovisioning.delete(), Adoption.none()));
    }

    @Test
    void create_nameThatBelongsToAnother_isRefusedAsItWouldBe() {
        fixture.directory.addByHand("alice", Map.of());

        assertThat(reason(() -> fixture.planCreation(ResourceType.USER, Draft.of(Attributes.user("alice")))))
                .isEqualTo(Reason.UNIQUENESS);
        fixture.createUser("bob");
        assertThat(reason(() -> fixture.planCreation(ResourceType.USER, Draft.of(Attributes.user("bob")))))
                .isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    void update_attributes_isWhatIsDone() {
        ConfirmedResource alice = fixture.createUser("alice");
        Draft draft = Draft.of(Attributes.user("alicia", "Alicia"));

        DryRun.Plan plan =
                plannedAndDone(() -> fixture.planUpdate(alice, draft), () -> fixture.update(alice, draft.attributes()));

        assertThat(plan.id()).isEqualTo(alice.id());
        assertThat(plan.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.parameters().shown())
                        .containsEntry("NewUserPrincipalName", "alicia@example.onaliyun.com")
                        .containsEntry("NewDisplayName", "Alicia"));
    }

    @Test
    void update_thatChangesNothing_saysSo() {
        ConfirmedResource alice = fixture.createUser("alice");

        DryRun.Plan plan = fixture.planUpdate(alice, Draft.of(alice.attributes()));

        assertThat(plan.calls()).isEmpty();
        assertThat(plan.remarks()).containsExactly("Nothing would change.");
    }

    @Test
    void update_deactivation_turnsOffWhatIsOn() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.call(new CreateAccessKey(name("alice")));
        fixture.directory.call(new CreateLoginProfile(
                name("alice"), new LoginProfileRequest(new Secret("Secret-1234"), AccessStatus.ACTIVE, false, false)));

        DryRun.Plan plan = plannedAndDone(
                () -> fixture.planUpdate(alice, Draft.of(Attributes.inactiveUser("alice"))),
                () -> fixture.deactivate(alice));

        assertThat(operations(plan)).contains("UpdateLoginProfile", "UpdateAccessKey", "TagResources");
    }

    @Test
    void delete_userWithEverything_takesItAwayInRamsOrder() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.createGroup("Team", alice);
        fixture.directory.call(new CreateAccessKey(name("alice")));
        fixture.directory.addPolicy(PolicyName.custom("reader"));
        fixture.directory.call(new AttachPolicyToUser(name("alice"), PolicyName.custom("reader")));
        fixture.directory.bindMfaDevice(fixture.onlyRamUser().id());

        DryRun.Plan plan = fixture.planDeletion(alice);
        List<String> done = fixture.callsOf(() -> fixture.delete(alice));

        assertThat(operations(plan))
                .contains("RemoveUserFromGroup", "DeleteAccessKey", "DetachPolicyFromUser", "UnbindMFADevice")
                .endsWith("DeleteUser");
        // RAM is asked to delete the user at first as if it had nothing but groups; what it refuses is not part of the
        // plan.
        assertThat(done)
                .filteredOn(call -> !isRead(call))
                .containsSubsequence(operations(plan))
                .hasSize(plan.calls().size() + 1);
    }

    @Test
    void update_membersOfAGroup_isOneCallEach() {
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource bob = fixture.createUser("bob");
        ConfirmedResource team = fixture.createGroup("Team", alice);
        Draft draft =
                new Draft(Attributes.group("Team"), Map.of(alice.id(), Membership.LEFT, bob.id(), Membership.JOINED));

        DryRun.Plan plan = fixture.planUpdate(team, draft);

        assertThat(operations(plan)).containsExactlyInAnyOrder("AddUserToGroup", "RemoveUserFromGroup");
        assertThat(fixture.store.confirmedMembers(team.id())).containsExactly(alice.id());
        assertThat(fixture.directory.members(new GroupName("Team"))).containsExactly(name("alice"));
    }

    @Test
    void delete_groupWithMembers_isWhatIsDone() {
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource team = fixture.createGroup("Team", alice);

        DryRun.Plan plan = plannedAndDone(() -> fixture.planDeletion(team), () -> fixture.delete(team));

        assertThat(operations(plan)).containsExactly("RemoveUserFromGroup", "DeleteGroup");
    }

    @Test
    void create_whoComesBack_restoresTheFormerUser() {
        fixture.delete(fixture.createUser("alice"));
        Draft draft = Draft.of(Attributes.user("alice"));

        DryRun.Plan plan = fixture.planCreation(ResourceType.USER, draft);

        assertThat(operations(plan)).first().isEqualTo("RestoreUserFromRecycleBin");
    }

    @Test
    void delete_whileTheSameIsOnItsWay_tellsSo() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.failBefore("DeleteUser", 1, EngineFixture.DOWN);
        reason(() -> fixture.delete(alice));

        DryRun.Plan plan = fixture.planDeletion(alice);

        assertThat(operations(plan)).containsExactly("DeleteUser");
        assertThat(plan.remarks()).containsExactly("The same was asked for before and is on its way.");
    }

    @Test
    void delete_thatWouldBeHeld_tellsSo() {
        EngineFixture guarded = new EngineFixture(new GuardPolicy(
                Duration.ofHours(1),
                Map.of(LossKind.USER, new Limit(0, 0)),
                new Protection(
                        new NamePatterns(List.of("ops")), new NamePatterns(List.of()), new NamePatterns(List.of()))));
        ConfirmedResource alice = guarded.createUser("alice");
        ConfirmedResource ops = guarded.createUser("ops");

        DryRun.Plan plan = guarded.planDeletion(alice);

        assertThat(operations(plan)).containsExactly("DeleteUser");
        assertThat(plan.remarks()).singleElement().asString().startsWith("It would be held. With it 1 users of 2");
        assertThat(guarded.held()).isEmpty();
        assertThat(reason(() -> guarded.planDeletion(ops))).isEqualTo(Reason.PROTECTED);
        assertThat(guarded.store.failures(10)).isEmpty();
    }

    @Test
    void update_whileRamIsDown_isNotKnownYet() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.failBefore("GetUser", 5, EngineFixture.DOWN);

        assertThat(reason(() -> fixture.planUpdate(alice, Draft.of(Attributes.user("alice", "Alicia")))))
                .isEqualTo(Reason.NOT_YET);
    }
}
