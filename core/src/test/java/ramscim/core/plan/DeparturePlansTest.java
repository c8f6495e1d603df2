package ramscim.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.access.DesiredAccess;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.Done;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.MfaDevice;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserId;

/** The plans for people who leave or are adopted, call by call. */
class DeparturePlansTest {
    private static final UserId ID = new UserId("200000000000000001");
    private static final Access OPEN = new Access(
            new LoginProfile(AccessStatus.ACTIVE, false, false, null, null),
            List.of(new AccessKey(new AccessKeyId("key"), AccessStatus.ACTIVE, null)));

    @Test
    void shut_everythingOn_turnsEachOffAndDeletesNothing() {
        assertThat(operations(UserDeparture.shut(PlannedPerson.NAME, OPEN)))
                .containsExactly("UpdateLoginProfile", "UpdateAccessKey");
        assertThat(UserDeparture.shut(PlannedPerson.NAME, OPEN)).allMatch(RamCall::takesAway);
    }

    @Test
    void shut_nothingOn_noCall() {
        assertThat(UserDeparture.shut(PlannedPerson.NAME, new Access(null, List.of())))
                .isEmpty();
    }

    /** The tag says that it is done, so it is set when it is. */
    @Test
    void disable_member_leavesItsGroupsAndIsTaggedLast() {
        assertThat(operations(UserDeparture.disable(seen("true"), List.of(PlannedPerson.TEAM))))
                .containsExactly("RemoveUserFromGroup", "TagResources");
    }

    @Test
    void disable_disabledBefore_isNotTaggedAgain() {
        assertThat(operations(UserDeparture.disable(seen("false"), List.of(PlannedPerson.TEAM))))
                .containsExactly("RemoveUserFromGroup");
    }

    @Test
    void delete_withEverything_takesAllOfItAwayAndThenTheUser() {
        Belongings all = new Belongings(
                OPEN,
                new MfaDevice("serial", "VMFA"),
                List.of(PolicyName.system("ReadOnlyAccess")),
                List.of(PlannedPerson.TEAM));

        List<RamCall<?>> plan = UserDeparture.delete(seen("true"), all);

        assertThat(operations(plan))
                .containsExactly(
                        "DeleteAccessKey",
                        "DeleteLoginProfile",
                        "UnbindMFADevice",
                        "DeleteVirtualMFADevice",
                        "DetachPolicyFromUser",
                        "RemoveUserFromGroup",
                        "DeleteUser");
        assertThat(plan.subList(0, 6)).allMatch(RamCall::takesAway);
    }

    @Test
    void delete_securityKey_isUnboundAndStays() {
        Belongings device =
                new Belongings(new Access(null, List.of()), new MfaDevice("serial", "U2F"), List.of(), List.of());

        assertThat(operations(UserDeparture.delete(seen("true"), device)))
                .containsExactly("UnbindMFADevice", "DeleteUser");
    }

    @Test
    void adopt_inactiveOne_isTaggedActiveUntilItIsShut() {
        TagResources call = UserAdoption.adopt(seen("false"), DesiredUsers.named("alice"));

        assertThat(call.tags())
                .containsEntry(OwnershipTags.ACTIVE, "true")
                .containsEntry(OwnershipTags.ADOPTED, "true")
                .containsEntry(OwnershipTags.ID, "one");
    }

    @Test
    void plan_logonBegunBefore_isUpdatedWithAnotherPasswordAndNotMadeAgain() {
        ObservedUser begun = seen("true");
        begun = begun.with(begun.given().beginningLogon(Instant.EPOCH));
        DesiredAccess logon = new DesiredAccess(new ConsoleLogon(true, false), false, false, Set.of());

        assertThat(operations(
                        UserPlanner.plan(begun, DesiredUsers.named("alice").with(logon), List.of())))
                .contains("UpdateLoginProfile")
                .doesNotContain("CreateLoginProfile");
    }

    @Test
    void effect_deletion_leavesNobody() {
        assertThat(Effect.onUser(seen("true"), new DeleteUser(ID), Done.DONE)).isNull();
    }

    @Test
    void effect_callThatIsInNoPlan_isRefused() {
        ObservedUser seen = seen("true");

        assertThatThrownBy(() -> Effect.onUser(seen, new GetDefaultDomain(), "example.onaliyun.com"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Effect.onGroup(null, new GetDefaultDomain(), "example.onaliyun.com"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void effect_changeOfNobody_isRefused() {
        TagResources tag = new TagResources(ID, Map.of("team", "red"));

        assertThatThrownBy(() -> Effect.onUser(null, tag, Done.DONE)).isInstanceOf(IllegalStateException.class);
    }

    private static ObservedUser seen(String active) {
        Map<String, String> tags = Map.of(OwnershipTags.ID, "one", OwnershipTags.ACTIVE, active);
        RamUser user =
                new RamUser(ID, PlannedPerson.NAME.toString(), "alice", null, null, null, tags, null, null, null, null);
        return new ObservedUser(user, tags.keySet());
    }

    private static List<String> operations(List<RamCall<?>> plan) {
        return plan.stream().map(call -> call.operation().action()).toList();
    }
}
