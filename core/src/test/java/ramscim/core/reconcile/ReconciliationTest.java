package ramscim.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamTraffic;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.mapping.Mappings;
import ramscim.core.provisioning.AccessSettings;
import ramscim.core.provisioning.AccountDomain;
import ramscim.core.provisioning.AccountQuotas;
import ramscim.core.provisioning.ConfirmedResource;
import ramscim.core.provisioning.Draft;
import ramscim.core.provisioning.GuardPolicy;
import ramscim.core.provisioning.InMemoryProvisioningStore;
import ramscim.core.provisioning.Membership;
import ramscim.core.provisioning.Origin;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.provisioning.StoredResource;
import ramscim.core.reconcile.ReconcilePolicy.Handling;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/** A whole reconcile, with an engine that repairs. */
class ReconciliationTest {
    private static final Origin ORIGIN = Origin.ofToken("test", "request");
    private static final ReconcilePolicy REPAIR = new ReconcilePolicy(Handling.REPAIR, Handling.REPAIR, 10);

    private final InMemoryRamDirectory directory = new InMemoryRamDirectory();
    private final InMemoryProvisioningStore store = new InMemoryProvisioningStore();
    private final AccountDomain domain = new AccountDomain(directory, "example.onaliyun.com");
    private final ProvisioningEngine engine = new ProvisioningEngine(
            store,
            directory,
            RamTraffic.free(),
            Mappings.china(),
            domain,
            new AccountQuotas(directory, Clock.systemUTC()),
            Runnable::run,
            Duration.ofSeconds(10),
            AccessSettings.none(),
            GuardPolicy.none(),
            Clock.systemUTC());
    private final Reconciliation reconciliation = new Reconciliation(
            directory,
            new ReconcileStore() {
                @Override
                public void eachUser(Consumer<StoredResource> consumer) {
                    store.all().stream()
                            .filter(resource -> resource.type() == ResourceType.USER)
                            .forEach(consumer);
                }

                @Override
                public @Nullable StoredResource find(ResourceId id) {
                    return store.find(id);
                }
            },
            Mappings.china(),
            domain,
            id -> engine.repair(id, Origin.ofBridge("reconcile")),
            Clock.systemUTC());

    private ConfirmedResource create(String name) {
        return engine.create(ResourceType.USER, Draft.of(Attributes.user(name)), ORIGIN);
    }

    private Finding onlyFinding(ReconcilePolicy policy) {
        List<Finding> findings = reconciliation.run(policy).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private RamUser only() {
        assertThat(directory.users()).hasSize(1);
        return directory.users().get(0);
    }

    private void rename(String displayName) {
        directory.updateUser(only().id(), new UpdateUserRequest(null, displayName, null, null, null));
    }

    @Test
    void run_nothingHappened_oneListAndNothingToTell() {
        create("alice");
        create("bob");
        directory.forgetCalls();

        ReconcileReport report = reconciliation.run(REPAIR);

        assertThat(report.findings()).isEmpty();
        assertThat(report.count(Drift.IN_SYNC)).isEqualTo(2);
        assertThat(directory.calls()).containsExactly("ListUsers");
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
        assertThat(reconciliation.run(REPAIR).findings()).isEmpty();
    }

    @Test
    void run_deletedAndInTheRecycleBin_comesBackWithItsOldKey() {
        create("alice");
        RamUser before = only();
        directory.deleteUser(before.id());

        assertThat(onlyFinding(ReconcilePolicy.reportOnly()).whereabouts()).isEqualTo(Whereabouts.RECYCLE_BIN);
        assertThat(onlyFinding(REPAIR).repairing()).isTrue();
        assertThat(only().id()).isEqualTo(before.id());
        assertThat(reconciliation.run(REPAIR).findings()).isEmpty();
    }

    @Test
    void run_goneForGood_isMadeAnewAndInItsGroups() {
        ConfirmedResource alice = create("alice");
        Draft team = new Draft(Attributes.group("team"), Map.of(alice.id(), Membership.JOINED));
        engine.create(ResourceType.GROUP, team, ORIGIN);
        directory.removeByHand(only().id());

        assertThat(onlyFinding(REPAIR).whereabouts()).isEqualTo(Whereabouts.NOWHERE);
        assertThat(only().tags()).containsEntry(OwnershipTags.ID, alice.id().toString());
        assertThat(directory.members(new GroupName("team"))).hasSize(1);
        assertThat(reconciliation.run(REPAIR).findings()).isEmpty();
    }

    @Test
    void run_anotherBridgeTookItOver_nobodyTouchesIt() {
        create("alice");
        directory.tagUser(only().id(), Map.of(OwnershipTags.ID, "2f0c1a1e-0000-4000-8000-000000000000"));
        RamUser theirs = only();
        directory.forgetCalls();

        ReconcileReport report = reconciliation.run(REPAIR);

        assertThat(report.findings())
                .extracting(Finding::drift)
                .containsExactlyInAnyOrder(Drift.ORPHANED, Drift.MISSING);
        assertThat(report.repairing()).isZero();
        assertThat(only()).isEqualTo(theirs);
        assertThat(directory.calls()).containsOnly("ListUsers", "GetUser");
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

        ReconcileReport report = reconciliation.run(new ReconcilePolicy(Handling.REPAIR, Handling.REPAIR, 1));

        assertThat(report.heldBack()).isEqualTo(2);
        assertThat(report.repairing()).isZero();
        assertThat(only().displayName()).isEqualTo("Mallory");
    }

    @Test
    void run_createdWhileTheListIsRead_isNotTakenForAnOrphan() {
        create("alice");
        ReconcileStore late = new ReconcileStore() {
            @Override
            public void eachUser(Consumer<StoredResource> consumer) {
                // The store was read before the user was created.
            }

            @Override
            public @Nullable StoredResource find(ResourceId id) {
                return store.find(id);
            }
        };
        Reconciliation early =
                new Reconciliation(directory, late, Mappings.china(), domain, id -> true, Clock.systemUTC());

        assertThat(early.run(REPAIR).findings()).isEmpty();
    }
}
