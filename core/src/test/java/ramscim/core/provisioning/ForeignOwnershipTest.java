package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.resource.Attributes;

/** What was a resource's own in RAM is another's by now: nothing of it is touched. */
class ForeignOwnershipTest {
    private static final UserPrincipalName ALICE = new UserPrincipalName("alice", "example.onaliyun.com");
    private static final GroupName TEAM = new GroupName("team");

    private final EngineFixture fixture = new EngineFixture();

    /** How a user says that it is another's. */
    enum Sign {
        OTHER_RESOURCE(OwnershipTags.ID, "2f0c1a1e-0000-4000-8000-000000000000"),
        OTHER_BRIDGE(OwnershipTags.OWNER, "other-bridge");

        private final Map<String, String> tags;

        Sign(String key, String value) {
            this.tags = Map.of(key, value);
        }
    }

    private ConfirmedResource aliceWithKey() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.call(new CreateAccessKey(ALICE));
        return alice;
    }

    private RamUser given(Sign sign) {
        fixture.directory.call(new TagResources(fixture.onlyRamUser().id(), sign.tags));
        return fixture.onlyRamUser();
    }

    private void isUntouched(RamUser theirs) {
        assertThat(fixture.onlyRamUser()).isEqualTo(theirs);
        assertThat(fixture.directory.call(new ListAccessKeys(ALICE)).get(0).status())
                .isEqualTo(AccessStatus.ACTIVE);
    }

    @ParameterizedTest
    @EnumSource(Sign.class)
    void delete_anothersByNow_goneForClientsAndUntouched(Sign sign) {
        ConfirmedResource alice = aliceWithKey();
        RamUser theirs = given(sign);

        fixture.delete(alice);

        isUntouched(theirs);
        assertThat(fixture.store.all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Sign.class)
    void deactivate_anothersByNow_refusedAndUntouched(Sign sign) {
        ConfirmedResource alice = aliceWithKey();
        RamUser theirs = given(sign);

        assertThat(EngineFixture.reason(() -> fixture.deactivate(alice))).isEqualTo(Reason.UNIQUENESS);

        isUntouched(theirs);
    }

    @ParameterizedTest
    @EnumSource(Sign.class)
    void update_triedAgain_refusedAndUntouched(Sign sign) {
        ConfirmedResource alice = aliceWithKey();
        RamUser theirs = given(sign);
        fixture.directory.failBefore("UpdateUser", 1, EngineFixture.DOWN);

        assertThat(EngineFixture.reason(() -> fixture.update(alice, Attributes.user("alice", "Alice"))))
                .isEqualTo(Reason.NOT_YET);
        fixture.settle();

        assertThat(fixture.store.failures(1))
                .extracting(failure -> failure.refusal().reason())
                .containsExactly(Reason.UNIQUENESS);

        isUntouched(theirs);
    }

    @Test
    void create_formerUserIsAnothersByNow_refusedAndUntouched() {
        ConfirmedResource alice = fixture.createUser("alice");
        RamUser former = fixture.onlyRamUser();
        fixture.delete(alice);
        fixture.directory.call(new RestoreUserFromRecycleBin(former.id()));
        fixture.directory.call(new CreateAccessKey(ALICE));
        RamUser theirs = given(Sign.OTHER_BRIDGE);

        assertThat(EngineFixture.reason(() -> fixture.createUser("alice"))).isEqualTo(Reason.UNIQUENESS);

        isUntouched(theirs);
    }

    /** Whose it is tells only RAM's user, not the recycle bin. */
    @Test
    void create_formerUserInTheRecycleBinIsAnothersByNow_staysDeletedAndThePersonGetsANewOne() {
        ConfirmedResource alice = fixture.createUser("alice");
        RamUser former = fixture.onlyRamUser();
        fixture.delete(alice);
        fixture.directory.call(new RestoreUserFromRecycleBin(former.id()));
        given(Sign.OTHER_BRIDGE);
        fixture.directory.call(new DeleteUser(former.id()));

        fixture.createUser("alice");

        assertThat(fixture.onlyRamUser().id()).isNotEqualTo(former.id());
        assertThat(fixture.directory.call(new GetUserInRecycleBin(former.id()))).isPresent();
        BothSides.agree(fixture);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void create_formerUserIsAnotherPersonsAndPuttingItBackFails_isPutBackLater(boolean done) {
        ConfirmedResource first = fixture.create(Attributes.with(Attributes.user("alice"), "externalId", "one"));
        RamUser former = fixture.onlyRamUser();
        fixture.delete(first);
        if (done) {
            fixture.directory.failAfter("DeleteUser", 1, EngineFixture.LOST);
        } else {
            fixture.directory.failBefore("DeleteUser", 1, EngineFixture.DOWN);
        }

        assertThat(EngineFixture.reason(
                        () -> fixture.create(Attributes.with(Attributes.user("alice"), "externalId", "another"))))
                .isEqualTo(Reason.NOT_YET);
        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.driveDue();

        assertThat(fixture.onlyRamUser().id()).isNotEqualTo(former.id());
        assertThat(fixture.directory.call(new GetUserInRecycleBin(former.id()))).isPresent();
        BothSides.agree(fixture);
    }

    @Test
    void create_formerUserCannotBeWhatIsAskedFor_staysDeleted() {
        ConfirmedResource alice = fixture.createUser("alice");
        RamUser former = fixture.onlyRamUser();
        fixture.delete(alice);
        fixture.directory.failBefore("UpdateUser", 9, EngineFixture.INVALID);

        assertThat(EngineFixture.reason(() -> fixture.create(Attributes.user("alice", "Alice the Second"))))
                .isEqualTo(Reason.INVALID_VALUE);

        assertThat(fixture.directory.users()).isEmpty();
        assertThat(fixture.directory.call(new GetUserInRecycleBin(former.id()))).isPresent();
    }

    @Test
    void create_nameOfAUserOfAnotherBridge_theRefusalNamesIt() {
        fixture.directory.addByHand("alice", Map.of(OwnershipTags.ID, "one", OwnershipTags.OWNER, "other-bridge"));

        assertThat(EngineFixture.refusal(() -> fixture.createUser("alice")))
                .hasMessageContaining("this bridge does not own: another bridge, 'other-bridge', keeps it.");
    }

    @Test
    void create_nameOfAGroupOfAnotherBridge_theRefusalNamesIt() {
        fixture.directory.call(
                new CreateGroup(new GroupProfile(TEAM, "team", "scim-bridge:id=one owner=other-bridge")));

        assertThat(EngineFixture.refusal(() -> fixture.createGroup("team")))
                .hasMessageContaining("this bridge does not own: another bridge, 'other-bridge', keeps it.");
    }

    @Test
    void create_formerUserIsBackByHand_itIsThePersonsAgain() {
        ConfirmedResource alice = fixture.createUser("alice");
        RamUser former = fixture.onlyRamUser();
        fixture.delete(alice);
        fixture.directory.call(new RestoreUserFromRecycleBin(former.id()));

        fixture.createUser("alice");

        assertThat(fixture.onlyRamUser().id()).isEqualTo(former.id());
        BothSides.agree(fixture);
    }

    @Test
    void delete_renamedByHandAndTheNameIsAnothers_onlyTheOwnOneGoes() {
        ConfirmedResource alice = aliceWithKey();
        UserPrincipalName renamed = new UserPrincipalName("alice.old", "example.onaliyun.com");
        fixture.directory.call(
                new UpdateUser(fixture.onlyRamUser().id(), new UpdateUserRequest(renamed, null, null, null, null)));
        RamUser another = fixture.directory.addByHand("alice", Map.of());
        fixture.directory.call(new CreateAccessKey(ALICE));

        fixture.delete(alice);

        assertThat(fixture.directory.users()).containsExactly(another);
        assertThat(fixture.directory.call(new ListAccessKeys(ALICE))).hasSize(1);
    }

    @Test
    void deleteGroup_madeAnewByHand_goneForClientsAndUntouched() {
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource team = fixture.createGroup("team", alice);
        List<RamGroup> theirs = madeAnewByHand();

        fixture.delete(team);

        isUntouched(theirs);
    }

    @Test
    void leaveGroup_madeAnewByHand_refusedAndUntouched() {
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource team = fixture.createGroup("team", alice);
        List<RamGroup> theirs = madeAnewByHand();

        assertThat(EngineFixture.reason(() -> fixture.leave(team, alice))).isEqualTo(Reason.UNIQUENESS);

        isUntouched(theirs);
    }

    @Test
    void deleteGroup_anotherBridgesByNow_untouched() {
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource team = fixture.createGroup("team", alice);
        String comments = "scim-bridge:id=" + team.id() + " owner=other-bridge";
        fixture.directory.call(new UpdateGroup(TEAM, new GroupProfile(TEAM, "team", comments)));
        List<RamGroup> theirs = fixture.directory.groups();

        fixture.delete(team);

        isUntouched(theirs);
    }

    @Test
    void deleteGroup_commentsTakenByHand_isStillTheOwnOne() {
        ConfirmedResource team = fixture.createGroup("team");
        fixture.directory.call(new UpdateGroup(TEAM, new GroupProfile(TEAM, "team", "our team")));

        fixture.delete(team);

        assertThat(fixture.directory.groups()).isEmpty();
    }

    /** A group without comments, in the place of the bridge's own, and alice is in it. */
    private List<RamGroup> madeAnewByHand() {
        fixture.directory.removeGroupByHand(TEAM);
        fixture.directory.addGroupByHand(TEAM);
        fixture.directory.call(new AddUserToGroup(ALICE, TEAM));
        return fixture.directory.groups();
    }

    private void isUntouched(List<RamGroup> theirs) {
        assertThat(fixture.directory.groups()).isEqualTo(theirs);
        assertThat(fixture.directory.members(TEAM)).containsExactly(ALICE);
    }
}
