package ramscim.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ramscim.core.account.AccountDomain;
import ramscim.core.account.AccountQuotas;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.Convergences;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamTraffic;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.guard.GuardPolicy;
import ramscim.core.guard.NamePatterns;
import ramscim.core.guard.Protection;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.LossKind;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.Mappings;
import ramscim.core.provisioning.InMemoryProvisioningStore;
import ramscim.core.provisioning.MovableClock;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.work.Budget;

/** A whole reconcile, with an engine that repairs. */
class ReconciliationTest {
    private static final UserPrincipalName ALICE = new UserPrincipalName("alice", "example.onaliyun.com");
    private static final UserPrincipalName BOB = new UserPrincipalName("bob", "example.onaliyun.com");
    private static final GroupName TEAM = new GroupName("team");
    private static final Origin ORIGIN = Origin.ofToken("test", "request");
    private static final GuardPolicy POLICY = new GuardPolicy(
            Duration.ofHours(1),
            Map.of(LossKind.MEMBERSHIP, new GuardPolicy.Limit(1, 0)),
            new Protection(
                    new NamePatterns(List.of("root.*")), new NamePatterns(List.of()), new NamePatterns(List.of())));
    private static final ReconcilePolicy REPAIR = ReconcilePolicy.repairAll(10);

    private final MovableClock clock = new MovableClock();
    private final InMemoryRamDirectory directory = new InMemoryRamDirectory(clock);
    private final InMemoryProvisioningStore store = new InMemoryProvisioningStore();
    private final AccountDomain domain = new AccountDomain(directory, "example.onaliyun.com", Clock.systemUTC());
    private final ProvisioningEngine engine = new ProvisioningEngine(
            store,
            directory,
            RamTraffic.free(),
            Convergences.of(
                    directory,
                    Mappings.china(),
                    domain,
                    new AccountQuotas(directory, clock),
                    AccessSettings.none(),
                    POLICY.protection()::covers,
                    () -> InMemoryRamDirectory.ROLE,
                    clock),
            Runnable::run,
            Budget.of(Duration.ofSeconds(10)),
            POLICY,
            clock);
    private final Reconciliation reconciliation =
            new Reconciliation(directory, new StoreView(), Mappings.china(), domain, new EngineRepair(), clock);

    private class StoreView implements ReconcileStore {
        @Override
        public void each(ResourceType type, Consumer<StoredResource> consumer) {
            store.all().stream().filter(resource -> resource.type() == type).forEach(consumer);
        }

        @Override
        public @Nullable StoredResource find(ResourceId id) {
            return store.find(id);
        }

        @Override
        public Set<ResourceId> membersOf(ResourceId group) {
            return store.membersOf(group);
        }
    }

    private final class EngineRepair implements Repair {
        private final Origin origin = Origin.ofBridge("reconcile");

        @Override
        public boolean user(ResourceId id, boolean memberships) {
            return engine.repair(id, memberships, origin);
        }

        @Override
        public boolean group(ResourceId id, Map<ResourceId, Membership> memberships) {
            return engine.repairGroup(id, memberships, origin);
        }
    }

    private ConfirmedResource create(String name) {
        return engine.create(ResourceType.USER, Draft.of(Attributes.user(name)), ORIGIN);
    }

    private ReconcileReport run(ReconcilePolicy policy) {
        return reconciliation.run(policy, ReconcileProgress.NONE);
    }

    private Finding onlyFinding(ReconcilePolicy policy) {
        List<Finding> findings = run(policy).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private RamUser only() {
        assertThat(directory.users()).hasSize(1);
        return directory.users().get(0);
    }

    /** That something is gone is believed when RAM says so again, a while later. */
    private void lookOnceMore() {
        clock.advance(Duration.ofSeconds(10));
        engine.driveDue();
    }

    private void rename(String displayName) {
        directory.call(new UpdateUser(only().id(), new UpdateUserRequest(null, displayName, null, null, null)));
    }

    @Test
    void run_nothingHappened_oneListAndNothingToTell() {
        create("alice");
        create("bob");
        directory.forgetCalls();

        ReconcileReport report = run(REPAIR);

        assertThat(report.findings()).isEmpty();
        assertThat(report.count(Drift.IN_SYNC)).isEqualTo(2);
        assertThat(directory.calls()).containsExactly("ListUsers", "ListGroups");
    }

    @Test
    void run_changedOutsideAndReport_isToldAndStays() {
        create("alice");
        rename("Mallory");

        assertThat(onlyFinding(ReconcilePolicy.reportOnly()).differences())
                .containsExactly(new Difference("DisplayName", "alice", "Mallory"));
        assertThat(only().displayName()).isEqualTo("Mallory");
    }

    @Test
    void run_changedOutsideAndRepair_isAsItWas() {
        create("alice");
        rename("Mallory");

        assertThat(onlyFinding(REPAIR).repairing()).isTrue();
        assertThat(only().displayName()).isEqualTo("alice");
        assertThat(run(REPAIR).findings()).isEmpty();
    }

    @Test
    void run_deletedAndInTheRecycleBin_comesBackWithItsOldKey() {
        create("alice");
        RamUser before = only();
        directory.call(new DeleteUser(before.id()));

        assertThat(onlyFinding(ReconcilePolicy.reportOnly()).drift()).isEqualTo(Drift.IN_RECYCLE_BIN);
        assertThat(onlyFinding(REPAIR).repairing()).isTrue();
        assertThat(only().id()).isEqualTo(before.id());
        assertThat(run(REPAIR).findings()).isEmpty();
    }

    @Test
    void run_goneForGood_isMadeAnewAndInItsGroups() {
        ConfirmedResource alice = create("alice");
        createTeam(alice);
        directory.removeByHand(only().id());

        assertThat(run(REPAIR).findings())
                .extracting(Finding::drift)
                .containsExactly(Drift.MISSING, Drift.CHANGED_OUTSIDE);
        lookOnceMore();
        lookOnceMore();
        assertThat(only().tags()).containsEntry(OwnershipTags.ID, alice.id().toString());
        assertThat(directory.members(new GroupName("team"))).hasSize(1);
        assertThat(run(REPAIR).findings()).isEmpty();
    }

    @Test
    void run_anotherBridgeTookItOver_nobodyTouchesIt() {
        create("alice");
        directory.call(new TagResources(only().id(), Map.of(OwnershipTags.ID, "2f0c1a1e-0000-4000-8000-000000000000")));
        RamUser theirs = only();
        directory.forgetCalls();

        ReconcileReport report = run(REPAIR);

        assertThat(report.findings()).extracting(Finding::drift).containsExactlyInAnyOrder(Drift.ORPHANED, Drift.TAKEN);
        assertThat(report.repairing()).isZero();
        assertThat(only()).isEqualTo(theirs);
        assertThat(directory.calls()).containsOnly("ListUsers", "GetUser", "ListGroups");
    }

    @Test
    void run_sameIdAndAnotherBridgesName_nobodyTouchesIt() {
        create("alice");
        directory.call(new TagResources(only().id(), Map.of(OwnershipTags.OWNER, "other-bridge")));
        RamUser theirs = only();

        ReconcileReport report = run(REPAIR);

        assertThat(report.findings()).extracting(Finding::drift).containsExactlyInAnyOrder(Drift.ORPHANED, Drift.TAKEN);
        assertThat(report.findings()).extracting(Finding::bridge).contains("other-bridge");
        assertThat(report.repairing()).isZero();
        assertThat(only()).isEqualTo(theirs);
    }

    @Test
    void run_keyMadeByHandForOneWhoIsDisabled_isToldAndTurnedOff() {
        engine.create(ResourceType.USER, Draft.of(Attributes.inactiveUser("alice")), ORIGIN);
        AccessKeyId key = directory.call(new CreateAccessKey(ALICE)).key().id();

        Finding finding = onlyFinding(ReconcilePolicy.reportOnly());

        assertThat(finding.drift()).isEqualTo(Drift.ACCESS_WHILE_DISABLED);
        assertThat(finding.differences())
                .containsExactly(new Difference("AccessKey " + key.value(), "Inactive", "Active"));
        assertThat(keyStatus()).isEqualTo(AccessStatus.ACTIVE);
        assertThat(onlyFinding(REPAIR).repairing()).isTrue();
        assertThat(keyStatus()).isEqualTo(AccessStatus.INACTIVE);
        assertThat(run(REPAIR).findings()).isEmpty();
    }

    @Test
    void run_keyMadeByHandForOneWhoIsDisabled_staysOffWhenThePersonIsBack() {
        ConfirmedResource alice = engine.create(ResourceType.USER, Draft.of(Attributes.inactiveUser("alice")), ORIGIN);
        directory.call(new CreateAccessKey(ALICE));
        run(REPAIR);

        engine.update(
                ResourceType.USER,
                alice.id(),
                (newest, members) -> Draft.of(Attributes.user("alice")),
                version -> true,
                ORIGIN);

        assertThat(keyStatus()).isEqualTo(AccessStatus.INACTIVE);
    }

    @Test
    void run_keyOfOneWhoIsProtectedAndDisabled_isToldAndStaysOn() {
        engine.create(ResourceType.USER, Draft.of(Attributes.inactiveUser("root.admin")), ORIGIN);
        UserPrincipalName name = new UserPrincipalName("root.admin", "example.onaliyun.com");
        directory.call(new CreateAccessKey(name));

        Finding finding = onlyFinding(REPAIR);

        assertThat(finding.drift()).isEqualTo(Drift.ACCESS_WHILE_DISABLED);
        assertThat(finding.repairing()).isFalse();
        assertThat(directory.call(new ListAccessKeys(name)).get(0).status()).isEqualTo(AccessStatus.ACTIVE);
    }

    private AccessStatus keyStatus() {
        return directory.call(new ListAccessKeys(ALICE)).get(0).status();
    }

    @Test
    void run_whatItDoes_isToldStepByStep() {
        create("alice");
        rename("Mallory");
        List<ReconcileProgress.Stage> stages = new ArrayList<>();

        reconciliation.run(REPAIR, (stage, done, of) -> stages.add(stage));

        assertThat(stages)
                .containsExactly(
                        ReconcileProgress.Stage.LISTING,
                        ReconcileProgress.Stage.LOOKING,
                        ReconcileProgress.Stage.REPAIRING);
    }

    @Test
    void run_unmanaged_isCountedAndStays() {
        directory.addByHand("carol", Map.of());

        assertThat(onlyFinding(REPAIR).drift()).isEqualTo(Drift.UNMANAGED);
        assertThat(only().tags()).isEmpty();
    }

    @Test
    void run_moreToRepairThanAllowed_nothingIsRepaired() {
        create("alice");
        rename("Mallory");
        create("bob");
        directory.users().stream()
                .filter(user -> user.displayName().equals("bob"))
                .forEach(user -> directory.removeByHand(user.id()));

        ReconcileReport report = run(ReconcilePolicy.repairAll(1));

        assertThat(report.heldBack()).isEqualTo(2);
        assertThat(report.repairing()).isZero();
        assertThat(only().displayName()).isEqualTo("Mallory");
    }

    private ConfirmedResource createTeam(ConfirmedResource... members) {
        Map<ResourceId, Membership> joined =
                Stream.of(members).collect(Collectors.toMap(ConfirmedResource::id, member -> Membership.JOINED));
        ConfirmedResource team = engine.create(ResourceType.GROUP, new Draft(Attributes.group("team"), joined), ORIGIN);
        return java.util.Objects.requireNonNull(team);
    }

    @Test
    void run_groupAsItShallBe_twoCallsAndNothingToTell() {
        createTeam(create("alice"));
        directory.forgetCalls();

        assertThat(run(REPAIR).findings()).isEmpty();
        assertThat(directory.calls()).containsExactly("ListUsers", "ListGroups", "ListUsersForGroup");
    }

    @Test
    void run_membersChangedByHand_areToldAndPutRight() {
        ConfirmedResource alice = create("alice");
        create("bob");
        createTeam(alice);
        directory.call(new RemoveUserFromGroup(ALICE, TEAM));
        directory.call(new AddUserToGroup(BOB, TEAM));

        Finding finding = onlyFinding(ReconcilePolicy.reportOnly());

        assertThat(finding.type()).isEqualTo(ResourceType.GROUP);
        assertThat(finding.drift()).isEqualTo(Drift.CHANGED_OUTSIDE);
        assertThat(finding.differences())
                .containsExactly(
                        new Difference("Member " + ALICE, "in the group", null),
                        new Difference("Member " + BOB, null, "in the group"));
        assertThat(onlyFinding(REPAIR).repairing()).isTrue();
        assertThat(directory.members(TEAM)).containsExactly(ALICE);
        assertThat(run(REPAIR).findings()).isEmpty();
    }

    @Test
    void run_groupDeletedByHand_isMadeAnewWithItsMembers() {
        createTeam(create("alice"));
        directory.removeGroupByHand(TEAM);

        assertThat(onlyFinding(REPAIR).drift()).isEqualTo(Drift.MISSING);
        lookOnceMore();
        assertThat(directory.members(TEAM)).containsExactly(ALICE);
        assertThat(run(REPAIR).findings()).isEmpty();
    }

    @Test
    void run_groupOfTheSameNameMadeAnewByHand_nobodyTouchesIt() {
        createTeam(create("alice"));
        directory.removeGroupByHand(TEAM);
        directory.addGroupByHand(TEAM);
        List<RamGroup> theirs = directory.groups();

        assertThat(run(REPAIR).findings())
                .extracting(Finding::drift)
                .containsExactlyInAnyOrder(Drift.TAKEN, Drift.UNMANAGED);
        assertThat(directory.groups()).isEqualTo(theirs);
    }

    @Test
    void run_groupOfAnotherBridge_isCountedAndStays() {
        directory.call(new CreateGroup(new GroupProfile(TEAM, "team", "scim-bridge:id=x owner=other-bridge")));

        assertThat(onlyFinding(REPAIR))
                .returns(Drift.ORPHANED, Finding::drift)
                .returns("other-bridge", Finding::bridge);
    }

    @Test
    void run_manyAddedToAGroupByHand_takingThemOutWaitsForAnAdministrator() {
        create("alice");
        create("bob");
        createTeam();
        directory.call(new AddUserToGroup(ALICE, TEAM));
        directory.call(new AddUserToGroup(BOB, TEAM));

        run(REPAIR);

        assertThat(directory.members(TEAM)).hasSize(2);
        assertThat(store.holdsAny()).isTrue();
    }

    @Test
    void run_createdWhileTheListIsRead_isNotTakenForAnOrphan() {
        create("alice");
        createTeam();
        ReconcileStore late = new StoreView() {
            @Override
            public void each(ResourceType type, Consumer<StoredResource> consumer) {
                // The store was read before they were created.
            }
        };
        Reconciliation early = new Reconciliation(directory, late, Mappings.china(), domain, new EngineRepair(), clock);

        assertThat(early.run(REPAIR, ReconcileProgress.NONE).findings()).isEmpty();
    }
}
