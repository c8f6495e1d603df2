package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ramscim.core.provisioning.EngineFixture.reason;
import static ramscim.core.provisioning.EngineFixture.refusal;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/** Users, as long as RAM answers. */
class UserProvisioningTest {
    private final EngineFixture fixture = new EngineFixture();

    @Test
    void create_freeName_oneCallAndTheUserIsThere() {
        assertThat(fixture.callsOf(() -> fixture.createUser("alice"))).containsExactly("CreateUser");

        ConfirmedResource alice = fixture.namesake("alice");
        assertThat(alice.attributes()).isEqualTo(Attributes.user("alice"));
        assertThat(alice.acknowledged()).isTrue();
        assertThat(alice.created()).isEqualTo(fixture.clock.instant());
        BothSides.agree(fixture);
    }

    @Test
    void create_nameOfAnother_uniquenessWithoutACall() {
        fixture.createUser("alice");

        assertThat(fixture.callsOf(() -> assertThat(reason(() -> fixture.createUser("ALICE@contoso.com")))
                        .isEqualTo(Reason.UNIQUENESS)))
                .isEmpty();
        BothSides.agree(fixture);
    }

    @Test
    void create_nameThatRamDoesNotTake_invalidValueWithoutACall() {
        assertThat(fixture.callsOf(() -> assertThatThrownBy(() -> fixture.createUser("alice smith"))
                        .isInstanceOf(ProvisioningException.class)
                        .hasMessageStartingWith("'userName' must have only letters")
                        .extracting(e -> ((ProvisioningException) e).reason())
                        .isEqualTo(Reason.INVALID_VALUE)))
                .isEmpty();
    }

    @Test
    void create_nameOfAUserOfNobody_uniquenessAndNothingIsKnownButTheFailure() {
        RamUser byHand = fixture.directory.addByHand("alice", Map.of());

        ProvisioningException refusal = refusal(() -> fixture.createUser("alice"));

        assertThat(refusal.reason()).isEqualTo(Reason.UNIQUENESS);
        assertThat(refusal).hasMessageContaining("does not own").hasMessageContaining("RequestId in-memory");
        assertThat(fixture.store.all()).isEmpty();
        assertThat(fixture.onlyRamUser()).isEqualTo(byHand);
        assertThat(fixture.store.failures(10))
                .containsExactly(new Failure(
                        fixture.clock.instant(),
                        "alice",
                        new Refusal(
                                Reason.UNIQUENESS,
                                Refusal.NAME_NOT_OURS,
                                null,
                                "in-memory",
                                null,
                                String.valueOf(refusal.getMessage()))));
    }

    @Test
    void create_nameOfAUserOfAnotherBridge_uniquenessAndThatUserStaysAsItWas() {
        RamUser other = fixture.directory.addByHand(
                "alice", Map.of(OwnershipTags.ID, ResourceId.random().toString()));

        assertThat(reason(() -> fixture.createUser("alice"))).isEqualTo(Reason.UNIQUENESS);

        assertThat(fixture.onlyRamUser()).isEqualTo(other);
    }

    @Test
    void create_quotaUsedUp_quotaExceededAndNothingIsKnownButTheFailure() {
        fixture.directory.changeUsersQuota(0);

        assertThat(reason(() -> fixture.createUser("alice"))).isEqualTo(Reason.QUOTA_EXCEEDED);

        assertThat(fixture.store.all()).isEmpty();
        assertThat(fixture.store.failures(10)).extracting(Failure::subject).containsExactly("alice");
    }

    @Test
    void create_afterARefusal_isAskedAgain() {
        fixture.directory.changeUsersQuota(0);
        refusal(() -> fixture.createUser("alice"));
        fixture.directory.changeUsersQuota(1);

        fixture.createUser("alice");

        BothSides.agree(fixture);
    }

    @Test
    void create_nameOfADeletedUser_anotherUser() {
        ConfirmedResource first = fixture.createUser("alice");
        fixture.delete(first);

        ConfirmedResource second = fixture.createUser("alice");

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.acknowledged()).isTrue();
        BothSides.agree(fixture);
    }

    @Test
    void update_otherName_oneCallAndTheSameRamUser() {
        ConfirmedResource alice = fixture.createUser("alice");
        RamUser before = fixture.onlyRamUser();

        assertThat(fixture.callsOf(() -> fixture.update(alice, Attributes.user("alice.smith"))))
                .containsExactly("UpdateUser");

        assertThat(fixture.onlyRamUser().id()).isEqualTo(before.id());
        assertThat(fixture.onlyRamUser().userPrincipalName()).startsWith("alice.smith@");
        assertThat(fixture.confirmed(alice.id()).version()).isGreaterThan(alice.version());
        BothSides.agree(fixture);
    }

    @Test
    void update_renamed_theOldNameIsFree() {
        fixture.update(fixture.createUser("alice"), Attributes.user("alice.smith"));

        fixture.createUser("alice");

        BothSides.agree(fixture);
    }

    @Test
    void update_nothingElse_noCallAndTheSameVersion() {
        ConfirmedResource alice = fixture.createUser("alice");

        assertThat(fixture.callsOf(() -> assertThat(fixture.update(alice, Attributes.user("alice")))
                        .isEqualTo(alice)))
                .isEmpty();
    }

    @Test
    void update_attributeThatRamHasNoPlaceFor_noCallAndAnotherVersion() {
        ConfirmedResource alice = fixture.createUser("alice");

        assertThat(fixture.callsOf(() ->
                        fixture.update(alice, Attributes.json("{'userName':'alice','active':true,'title':'CEO'}"))))
                .isEmpty();

        assertThat(fixture.confirmed(alice.id()).version()).isGreaterThan(alice.version());
    }

    @Test
    void update_deactivation_looksForWhatIsOnAndTags() {
        ConfirmedResource alice = fixture.createUser("alice");

        assertThat(fixture.callsOf(() -> fixture.update(alice, Attributes.inactiveUser("alice"))))
                .containsExactly(
                        "GetUser",
                        "GetLoginProfile",
                        "ListAccessKeys",
                        "ListServiceCredentials",
                        "ListPasskeys",
                        "TagResources");

        BothSides.agree(fixture);
    }

    @Test
    void update_nameOfAnother_uniquenessAndNothingChanges() {
        fixture.createUser("alice");
        ConfirmedResource bob = fixture.createUser("bob");

        assertThat(reason(() -> fixture.update(bob, Attributes.user("alice")))).isEqualTo(Reason.UNIQUENESS);

        assertThat(fixture.confirmed(bob.id())).isEqualTo(bob);
        BothSides.agree(fixture);
    }

    @Test
    void update_nameOfAUserOfNobody_uniquenessAndTheStoreIsAsItWas() {
        fixture.directory.addByHand("alice", Map.of());
        ConfirmedResource bob = fixture.createUser("bob");

        assertThat(reason(() -> fixture.update(bob, Attributes.user("alice")))).isEqualTo(Reason.UNIQUENESS);

        assertThat(fixture.confirmed(bob.id())).isEqualTo(bob);
        assertThat(fixture.store.failures(10)).extracting(Failure::subject).containsExactly("alice");
        fixture.update(bob, Attributes.user("bob.b"));
        BothSides.agree(fixture);
    }

    @Test
    void update_refusedAfterTheUserWasDisabled_staysDisabledAndAllElseIsAsItWas() {
        fixture.directory.addByHand("alice", Map.of());
        ConfirmedResource bob = fixture.createUser("bob");

        assertThat(reason(() -> fixture.update(bob, Attributes.inactiveUser("alice"))))
                .isEqualTo(Reason.UNIQUENESS);

        assertThat(fixture.confirmed(bob.id()).attributes()).isEqualTo(Attributes.inactiveUser("bob"));
        BothSides.agree(fixture);
    }

    @Test
    void update_unknownOrOfAnotherType_notFound() {
        ConfirmedResource alice = fixture.createUser("alice");

        assertThat(reason(
                        () -> fixture.update(ResourceType.USER, ResourceId.random(), (newest, m) -> Draft.of(newest))))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(reason(() -> fixture.update(ResourceType.GROUP, alice.id(), (newest, m) -> Draft.of(newest))))
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void update_otherVersionThanExpected_preconditionFailedAndNothingChanges() {
        ConfirmedResource alice = fixture.createUser("alice");

        assertThat(reason(() -> fixture.updateIfVersion(alice, Attributes.user("bob"), alice.version() + 1)))
                .isEqualTo(Reason.PRECONDITION_FAILED);

        assertThat(fixture.confirmed(alice.id())).isEqualTo(alice);
        assertThat(fixture.updateIfVersion(alice, Attributes.user("bob"), alice.version())
                        .version())
                .isGreaterThan(alice.version());
    }

    @Test
    void update_editThatRefuses_isThrownOnAndNothingChanges() {
        ConfirmedResource alice = fixture.createUser("alice");
        IllegalStateException refusal = new IllegalStateException("no such path");

        assertThatThrownBy(() -> fixture.update(ResourceType.USER, alice.id(), (newest, members) -> {
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(fixture.confirmed(alice.id())).isEqualTo(alice);
        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void update_changedByHandInRam_isSetRight() {
        ConfirmedResource alice = fixture.createUser("alice");
        RamUser inRam = fixture.onlyRamUser();
        fixture.directory.removeByHand(inRam.id());

        fixture.believed(() -> fixture.update(alice, Attributes.user("alice", "Alice")));

        assertThat(fixture.onlyRamUser().displayName()).isEqualTo("Alice");
        BothSides.agree(fixture);
    }

    @Test
    void update_otherDefaultDomainMeanwhile_theSameRamUserUnderItsNewLogonName() {
        ConfirmedResource alice = fixture.createUser("alice");
        RamUser before = fixture.onlyRamUser();
        fixture.directory.changeDefaultDomain("example.onaliyun.com");

        fixture.update(alice, Attributes.user("alice", "Alice"));

        assertThat(fixture.onlyRamUser().id()).isEqualTo(before.id());
    }

    @Test
    void delete_user_lookedAtAndGoneOnBothSides() {
        ConfirmedResource alice = fixture.createUser("alice");

        assertThat(fixture.callsOf(() -> fixture.delete(alice))).containsExactly("GetUser", "DeleteUser");

        assertThat(fixture.store.all()).isEmpty();
        assertThat(fixture.directory.users()).isEmpty();
        assertThat(reason(() -> fixture.delete(alice))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void delete_goneInRamAlready_isAsGood() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.removeByHand(fixture.onlyRamUser().id());

        fixture.believed(() -> fixture.delete(alice));

        assertThat(fixture.store.all()).isEmpty();
    }

    @Test
    void delete_memberOfGroups_leavesThemFirstAndTheGroupsChange() {
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource team = fixture.createGroup("team", alice);
        ConfirmedResource staff = fixture.createGroup("staff", alice);
        fixture.clock.advance(Duration.ofMinutes(1));

        assertThat(fixture.callsOf(() -> fixture.delete(alice)))
                .containsExactly("GetUser", "RemoveUserFromGroup", "RemoveUserFromGroup", "DeleteUser");

        assertThat(fixture.confirmed(team.id()).version()).isGreaterThan(team.version());
        assertThat(fixture.confirmed(staff.id()).lastModified()).isEqualTo(fixture.clock.instant());
        BothSides.agree(fixture);
    }

    @Test
    void delete_memberOfAGroupThatTheBridgeDoesNotKnow_leavesThatToo() {
        ConfirmedResource alice = fixture.createUser("alice");
        GroupName byHand = new GroupName("by-hand");
        fixture.directory.addGroupByHand(byHand);
        fixture.directory.call(
                new AddUserToGroup(UserPrincipalName.parse(fixture.onlyRamUser().userPrincipalName()), byHand));

        fixture.delete(alice);

        assertThat(fixture.directory.users()).isEmpty();
        assertThat(fixture.directory.members(byHand)).isEmpty();
    }

    @Test
    void delete_somethingStillAttached_notYetAndDoneWhenItIsGone() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.directory.failBefore("DeleteUser", 2, EngineFixture.CONFLICT);

        assertThat(reason(() -> fixture.delete(alice))).isEqualTo(Reason.NOT_YET);

        assertThat(fixture.pending()).containsExactly(alice.id());
        fixture.settle();
        assertThat(fixture.store.all()).isEmpty();
    }
}
