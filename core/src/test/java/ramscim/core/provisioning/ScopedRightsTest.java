package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.provisioning.EngineFixture.refusal;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.core.converge.Deprovisioning;
import ramscim.core.converge.Deprovisioning.Mode;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.ScopedPolicy;
import ramscim.core.directory.UserId;
import ramscim.core.intent.ConfirmedResource;

/** Policies within resource groups, which RAM does not show and which keep a user from being deleted. */
class ScopedRightsTest {
    private static final ScopedPolicy READS = new ScopedPolicy("rg-one", PolicyName.system("AliyunOSSReadOnlyAccess"));
    private static final ScopedPolicy WRITES = new ScopedPolicy("rg-two", PolicyName.system("AliyunOSSFullAccess"));

    private static final RamException FORBIDDEN =
            RamException.answered(Reason.FORBIDDEN, "NoPermission", "You are not authorized.", "request-9");

    private final EngineFixture fixture = new EngineFixture();
    private ConfirmedResource alice = fixture.createUser("alice");
    private UserId id = fixture.onlyRamUser().id();

    @BeforeEach
    void giveThem() {
        fixture.directory.attachWithinResourceGroup(id, READS);
        fixture.directory.attachWithinResourceGroup(id, WRITES);
    }

    private void detaching() {
        fixture.deprovisioning(new Deprovisioning(Mode.DELETE, Duration.ZERO, false, true));
    }

    @Test
    void delete_policiesWithinResourceGroups_areNamedAndStay() {
        assertThat(refusal(() -> fixture.delete(alice)))
                .hasMessageContaining(READS.toString())
                .hasMessageContaining(WRITES.toString())
                .hasMessageContaining("bridge.deprovisioning-detach-from-resource-groups");

        assertThat(fixture.pending()).hasSize(1);
        assertThat(fixture.directory.withinResourceGroups(id)).containsExactlyInAnyOrder(READS, WRITES);
    }

    @Test
    void delete_detachingIsSet_theyAreGoneAndSoIsTheUser() {
        detaching();

        fixture.delete(alice);

        assertThat(fixture.directory.users()).isEmpty();
    }

    @Test
    void delete_somebodyDetachesThemMeanwhile_endsByItself() {
        refusal(() -> fixture.delete(alice));
        fixture.directory.detachWithinResourceGroups(id);

        fixture.settle();

        assertThat(fixture.directory.users()).isEmpty();
    }

    @Test
    void delete_oneOfThemIsNotTheBridgesToDetach_theOthersAreGoneAndItIsNamed() {
        detaching();
        fixture.directory.failBefore("DetachPolicy", 1, FORBIDDEN);

        assertThat(refusal(() -> fixture.delete(alice))).hasMessageContaining(READS.toString());
        assertThat(fixture.directory.withinResourceGroups(id)).hasSizeLessThan(2);

        fixture.settle();
        assertThat(fixture.directory.users()).isEmpty();
    }

    @Test
    void delete_listingFails_isRefusedAsRamRefusesIt() {
        detaching();
        fixture.directory.failBefore("ListPolicyAttachments", 9, EngineFixture.DOWN);

        assertThat(refusal(() -> fixture.delete(alice)))
                .hasMessageContaining("DeleteConflict.User.Policy")
                .hasMessageNotContaining("resource group");
        assertThat(fixture.pending()).hasSize(1);
    }

    @Test
    void delete_nothingInTheWay_resourceManagerIsNotAsked() {
        detaching();
        ConfirmedResource bob = fixture.createUser("bob");

        assertThat(fixture.callsOf(() -> fixture.delete(bob))).doesNotContain("ListPolicyAttachments");
    }

    @Test
    void planDeletion_detachingIsSet_showsWhatWouldBeDetached() {
        detaching();

        assertThat(fixture.planDeletion(alice).calls())
                .extracting(call -> call.operation().action())
                .endsWith("DetachPolicy", "DetachPolicy", "DeleteUser");
        assertThat(fixture.directory.withinResourceGroups(id)).hasSize(2);
    }

    @Test
    void planDeletion_detachingIsNotSet_saysWhatWouldBeInTheWay() {
        assertThat(refusal(() -> fixture.planDeletion(alice))).hasMessageContaining(READS.toString());
    }

    @Test
    void delete_detachedAndStoppedBeforeTheDeletion_endsAtTheNextAttempt() {
        detaching();
        fixture.directory.failAfter("DetachPolicy", 1, EngineFixture.LOST);

        refusal(() -> fixture.delete(alice));
        fixture.settle();

        assertThat(fixture.directory.users()).isEmpty();
    }

    @Test
    void deactivate_always_leavesThemAlone() {
        detaching();

        fixture.deactivate(alice);

        assertThat(fixture.directory.withinResourceGroups(id)).hasSize(2);
    }
}
