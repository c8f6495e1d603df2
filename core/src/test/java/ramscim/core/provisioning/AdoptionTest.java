package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.access.AccessRules;
import ramscim.core.access.Grantees;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.Adoption;
import ramscim.core.converge.Adoption.Mode;
import ramscim.core.converge.Deprovisioning;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.CallerIdentity;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.guard.GuardPolicy;
import ramscim.core.guard.NamePatterns;
import ramscim.core.guard.Protection;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceType;

/** A RAM user is there before the person comes. */
class AdoptionTest {
    private static final UserPrincipalName ALICE = new UserPrincipalName("alice", "example.onaliyun.com");

    private static final GroupName TEAM = new GroupName("team");

    private static final PolicyName ADMINISTRATOR = PolicyName.system("AdministratorAccess");

    private final EngineFixture fixture = new EngineFixture();

    private static Adoption mode(Mode mode) {
        return new Adoption(mode, true, ramId -> false);
    }

    private RamUser byHand(Map<String, String> tags) {
        return fixture.directory.addByHand("alice", tags);
    }

    private Reason refusal() {
        return EngineFixture.reason(() -> fixture.create(Attributes.user("alice", "Alice Smith")));
    }

    @Test
    void create_nobodyThere_oneCall() {
        fixture.adoption(mode(Mode.TAKE_OVER));

        assertThat(fixture.callsOf(() -> fixture.createUser("alice"))).containsExactly("CreateUser");
    }

    @Test
    void create_fail_refusedAndTheOtherStays() {
        RamUser before = byHand(Map.of());

        assertThat(refusal()).isEqualTo(Reason.UNIQUENESS);
        assertThat(fixture.onlyRamUser()).isEqualTo(before);
    }

    @Test
    void create_takeOver_sameUserWithItsKeysAndTags() {
        fixture.adoption(mode(Mode.TAKE_OVER));
        RamUser before = byHand(Map.of("team", "red"));
        fixture.directory.call(new CreateAccessKey(ALICE));

        ConfirmedResource alice = fixture.create(Attributes.user("alice", "Alice Smith"));

        RamUser after = fixture.onlyRamUser();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.displayName()).isEqualTo("Alice Smith");
        assertThat(after.tags())
                .containsEntry("team", "red")
                .containsEntry(OwnershipTags.ID, alice.id().toString());
        assertThat(fixture.directory.call(new ListAccessKeys(ALICE)).get(0).status())
                .isEqualTo(AccessStatus.ACTIVE);
        assertThat(fixture.callsOf(() -> fixture.update(alice, Attributes.user("alice", "Alice"))))
                .containsExactly("UpdateUser");
    }

    private void signAs(RamUser user) {
        fixture.directory.signedBy(new CallerIdentity(
                CallerIdentity.Type.RAM_USER, "1234567890123456", user.id(), "acs:ram::1234567890123456:user/alice"));
    }

    @Test
    void create_theBridgesOwnRamUser_isNeverAdopted() {
        fixture.adoption(new Adoption(Mode.TAKE_OVER, true, ramId -> true));
        RamUser before = byHand(Map.of());
        signAs(before);

        assertThat(refusal()).isEqualTo(Reason.UNIQUENESS);
        assertThat(fixture.onlyRamUser()).isEqualTo(before);
    }

    @Test
    void create_groupOfTheBridgesOwnRamUser_isNeverAdopted() {
        fixture.adoption(new Adoption(Mode.TAKE_OVER, true, ramId -> true));
        signAs(byHand(Map.of()));
        fixture.directory.addGroupByHand(TEAM);
        fixture.directory.call(new AddUserToGroup(ALICE, TEAM));

        assertThat(EngineFixture.reason(() -> fixture.createGroup("team"))).isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    void create_callerUnknown_isAdoptedOnlyWithoutAnAccessKey() {
        fixture.adoption(mode(Mode.TAKE_OVER));
        fixture.knowsCaller = false;
        byHand(Map.of());
        fixture.directory.call(new CreateAccessKey(ALICE));
        assertThat(refusal()).isEqualTo(Reason.UNIQUENESS);

        fixture.directory
                .call(new ListAccessKeys(ALICE))
                .forEach(key -> fixture.directory.call(new DeleteAccessKey(ALICE, key.id())));
        assertThat(fixture.createUser("alice")).isNotNull();
    }

    @Test
    void anyChange_ofTheBridgesOwnRamUserThatWasAdoptedBefore_isRefused() {
        fixture.adoption(mode(Mode.TAKE_OVER));
        byHand(Map.of());
        ConfirmedResource alice = fixture.createUser("alice");
        signAs(fixture.onlyRamUser());
        RamUser before = fixture.onlyRamUser();

        assertThat(EngineFixture.reason(() -> fixture.update(alice, Attributes.user("alice", "Other"))))
                .isEqualTo(Reason.PROTECTED);
        assertThat(EngineFixture.reason(() -> fixture.delete(alice))).isEqualTo(Reason.PROTECTED);
        assertThat(fixture.onlyRamUser()).isEqualTo(before);
    }

    @Test
    void create_inactiveAndTheirsHasAKeyThatWorks_refusedAndTheKeyWorks() {
        fixture.adoption(mode(Mode.TAKE_OVER));
        byHand(Map.of());
        fixture.directory.call(new CreateAccessKey(ALICE));

        assertThat(EngineFixture.reason(() -> fixture.create(Attributes.inactiveUser("alice"))))
                .isEqualTo(Reason.UNIQUENESS);

        assertThat(fixture.directory.call(new ListAccessKeys(ALICE)).get(0).status())
                .isEqualTo(AccessStatus.ACTIVE);
        assertThat(fixture.onlyRamUser().tags()).isEmpty();
    }

    @Test
    void create_inactiveAndNothingOfTheirsWorks_isAdopted() {
        fixture.adoption(mode(Mode.TAKE_OVER));
        byHand(Map.of());

        fixture.create(Attributes.inactiveUser("alice"));

        assertThat(fixture.onlyRamUser().tags()).containsEntry(OwnershipTags.ACTIVE, "false");
    }

    @Test
    void create_matchingAndNothingElseMatches_refused() {
        fixture.adoption(mode(Mode.MATCHING));
        byHand(Map.of());

        assertThat(refusal()).isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    void create_matchingDisplayName_isNoEvidence() {
        fixture.adoption(mode(Mode.MATCHING));
        RamUser before = byHand(Map.of());

        assertThat(EngineFixture.reason(() -> fixture.create(Attributes.user("alice", before.displayName()))))
                .isEqualTo(Reason.UNIQUENESS);

        assertThat(fixture.onlyRamUser()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void create_administratorOfTheAccount_neverAdoptedWhoeverGrantsIt(boolean byGroup) {
        fixture.adoption(new Adoption(Mode.TAKE_OVER, true, ramId -> true));
        RamUser before = byHand(Map.of());
        if (byGroup) {
            fixture.directory.addGroupByHand(TEAM);
            fixture.directory.call(new AddUserToGroup(ALICE, TEAM));
            fixture.directory.call(new AttachPolicyToGroup(TEAM, ADMINISTRATOR));
        } else {
            fixture.directory.call(new AttachPolicyToUser(ALICE, ADMINISTRATOR));
        }

        assertThat(EngineFixture.refusal(() -> fixture.createUser("alice")))
                .hasMessageContaining("administrator's policy")
                .extracting(ProvisioningException::reason)
                .isEqualTo(Reason.UNIQUENESS);

        assertThat(fixture.onlyRamUser()).isEqualTo(before);
    }

    @Test
    void createGroup_thatMakesAdministrators_neverAdopted() {
        fixture.adoption(new Adoption(Mode.TAKE_OVER, true, ramId -> true));
        RamGroup before = fixture.directory.addGroupByHand(TEAM);
        fixture.directory.call(new AttachPolicyToGroup(TEAM, ADMINISTRATOR));

        assertThat(EngineFixture.reason(() -> fixture.createGroup("team"))).isEqualTo(Reason.UNIQUENESS);
        assertThat(fixture.directory.groups()).containsExactly(before);
    }

    @Test
    void create_protectedName_neverAdopted() {
        EngineFixture guarded = new EngineFixture(new GuardPolicy(
                        Duration.ZERO,
                        Map.of(),
                        new Protection(
                                new NamePatterns(List.of("alice")),
                                new NamePatterns(List.of("team")),
                                new NamePatterns(List.of()))))
                .adoption(new Adoption(Mode.TAKE_OVER, true, ramId -> true));
        RamUser user = guarded.directory.addByHand("alice", Map.of());
        RamGroup group = guarded.directory.addGroupByHand(TEAM);

        assertThat(EngineFixture.reason(() -> guarded.createUser("alice"))).isEqualTo(Reason.UNIQUENESS);
        assertThat(EngineFixture.reason(() -> guarded.createGroup("team"))).isEqualTo(Reason.UNIQUENESS);

        assertThat(guarded.onlyRamUser()).isEqualTo(user);
        assertThat(guarded.directory.groups()).containsExactly(group);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void create_adoptionWithAPassword_leavesTheLoginProfileAlone(int failures) {
        AccessRules rules = EngineFixture.logonFor(new Grantees(Grantees.Rule.PASSWORD, Set.of()));
        fixture.access(new AccessSettings(rules, null, Deprovisioning.delete(), mode(Mode.TAKE_OVER)));
        RamUser before = byHand(Map.of());
        Secret byHand = new Secret("By-hand-Passw0rd");
        fixture.directory.call(
                new CreateLoginProfile(ALICE, new LoginProfileRequest(byHand, AccessStatus.ACTIVE, true, true)));
        fixture.directory.failBefore("UpdateUser", failures, EngineFixture.THROTTLED);
        Draft asked = Draft.of(Attributes.user("alice", "Alice Smith")).withPassword(new Secret("Cus.tom-Passw0rd"));

        if (failures > 0) {
            EngineFixture.refusal(() -> fixture.create(ResourceType.USER, asked));
            fixture.settle();
        } else {
            fixture.create(ResourceType.USER, asked);
        }

        assertThat(fixture.onlyRamUser().tags()).containsKey(OwnershipTags.ID);
        assertThat(fixture.directory.password(before.id())).isEqualTo(byHand);
    }

    @Test
    void create_administratorGrantedIt_adopted() {
        RamUser before = byHand(Map.of());
        fixture.adoption(
                new Adoption(Mode.FAIL, false, ramId -> ramId.equals(before.id().value())));

        fixture.createUser("alice");

        assertThat(fixture.onlyRamUser().id()).isEqualTo(before.id());
        assertThat(fixture.onlyRamUser().tags()).containsKey(OwnershipTags.ID);
    }

    static Stream<Arguments> keptByOthers() {
        return Stream.of(Mode.values())
                .flatMap(mode -> Stream.of(
                        Arguments.of(mode, Map.of(OwnershipTags.ID, "2f0c1a1e-0000-4000-8000-000000000000"), "Manual"),
                        Arguments.of(mode, Map.of(OwnershipTags.OWNER, "other-bridge"), "Manual"),
                        Arguments.of(mode, Map.of(), "SCIM"),
                        Arguments.of(mode, Map.of(), "CloudSSO")));
    }

    @ParameterizedTest
    @MethodSource("keptByOthers")
    void create_keptByAnother_neverAdopted(Mode mode, Map<String, String> tags, String provisionType) {
        fixture.adoption(new Adoption(mode, true, ramId -> true));
        RamUser before = ofType(byHand(tags), provisionType);
        fixture.directory.put(before);

        assertThat(refusal()).isEqualTo(Reason.UNIQUENESS);
        assertThat(fixture.onlyRamUser()).isEqualTo(before);
    }

    private static RamUser ofType(RamUser user, String provisionType) {
        return new RamUser(
                user.id(),
                user.userPrincipalName(),
                "Alice Smith",
                user.email(),
                user.mobilePhone(),
                user.comments(),
                user.tags(),
                provisionType,
                user.createDate(),
                user.updateDate(),
                user.lastLoginDate());
    }

    @Test
    void create_sameEmailAndOtherName_anotherUser() {
        fixture.adoption(mode(Mode.TAKE_OVER));
        RamUser other = fixture.directory.addByHand("asmith", Map.of());

        fixture.createUser("alice");

        assertThat(fixture.directory.users()).hasSize(2).contains(other);
    }

    @Test
    void createGroup_fail_refused() {
        RamGroup before = fixture.directory.addGroupByHand(TEAM);

        assertThat(EngineFixture.reason(() -> fixture.createGroup("team"))).isEqualTo(Reason.UNIQUENESS);
        assertThat(fixture.directory.groups()).containsExactly(before);
    }

    @Test
    void createGroup_takeOver_keepsItsMembersAndPolicies() {
        fixture.adoption(mode(Mode.TAKE_OVER));
        RamGroup before = fixture.directory.addGroupByHand(TEAM);
        byHand(Map.of("team", "red"));
        fixture.directory.call(new AddUserToGroup(ALICE, TEAM));
        ConfirmedResource bob = fixture.createUser("bob");

        ConfirmedResource team = fixture.createGroup("team", bob);

        assertThat(fixture.directory.groups()).singleElement().satisfies(group -> {
            assertThat(group.id()).isEqualTo(before.id());
            assertThat(group.comments()).contains(team.id().toString());
        });
        assertThat(fixture.directory.members(TEAM)).hasSize(2);
    }

    @Test
    void createGroup_groupsAreNotAdopted_refused() {
        fixture.adoption(new Adoption(Mode.TAKE_OVER, false, ramId -> false));
        fixture.directory.addGroupByHand(TEAM);

        assertThat(EngineFixture.reason(() -> fixture.createGroup("team"))).isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    void createGroup_ofAnotherBridge_neverAdopted() {
        fixture.adoption(new Adoption(Mode.TAKE_OVER, true, ramId -> true));
        fixture.directory.call(new CreateGroup(new GroupProfile(TEAM, "team", "scim-bridge:id=x owner=other-bridge")));
        List<RamGroup> before = fixture.directory.groups();

        assertThat(EngineFixture.reason(() -> fixture.createGroup("team"))).isEqualTo(Reason.UNIQUENESS);
        assertThat(fixture.directory.groups()).isEqualTo(before);
    }

    @Test
    void delete_adopted_isGoneWithEverything() {
        fixture.adoption(mode(Mode.TAKE_OVER));
        byHand(Map.of());
        fixture.directory.call(new CreateAccessKey(ALICE));
        ConfirmedResource alice = fixture.createUser("alice");

        fixture.delete(alice);

        assertThat(fixture.directory.users()).isEmpty();
    }

    @Test
    void create_refusedAfterTheAdoption_givenBackAndNotDeleted() {
        fixture.adoption(mode(Mode.TAKE_OVER));
        RamUser before = byHand(Map.of("team", "red"));
        fixture.directory.failBefore("UpdateUser", 1, EngineFixture.INVALID);

        assertThat(refusal()).isEqualTo(Reason.INVALID_VALUE);
        assertThat(fixture.onlyRamUser().id()).isEqualTo(before.id());
        assertThat(fixture.onlyRamUser().tags()).isEqualTo(Map.of("team", "red"));
        assertThat(fixture.store.all()).isEmpty();
    }

    @Test
    void create_killedAfterAnyCall_isAdoptedInTheEnd() {
        int calls = 0;
        while (isKilledAfter(calls)) {
            calls++;
        }
        assertThat(calls).as("the calls that an adoption needs").isBetween(4, 30);
    }

    private static boolean isKilledAfter(int calls) {
        EngineFixture fixture = new EngineFixture().adoption(mode(Mode.TAKE_OVER));
        RamUser before = fixture.directory.addByHand("alice", Map.of("team", "red"));
        fixture.crashAt(new CrashPoint(calls));
        try {
            fixture.create(Attributes.user("alice", "Alice Smith"));
        } catch (CrashPoint.Crash killed) {
            assertThat(fixture.isCrashed()).isTrue();
        }
        boolean wasKilled = fixture.isCrashed();
        if (wasKilled) {
            fixture.restart();
            askAgain(fixture);
        }

        assertThat(fixture.onlyRamUser().id()).isEqualTo(before.id());
        assertThat(fixture.onlyRamUser().displayName()).isEqualTo("Alice Smith");
        assertThat(fixture.onlyRamUser().tags()).containsEntry("team", "red").containsKey(OwnershipTags.ID);
        return wasKilled;
    }

    /** What was confirmed before the process was killed may be refused as done already. */
    private static void askAgain(EngineFixture fixture) {
        try {
            fixture.create(Attributes.user("alice", "Alice Smith"));
        } catch (ProvisioningException done) {
            assertThat(done.reason()).isEqualTo(Reason.UNIQUENESS);
            assertThat(fixture.namesake("alice").acknowledged()).isTrue();
        }
    }
}
