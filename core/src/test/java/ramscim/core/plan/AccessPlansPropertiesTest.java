package ramscim.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.access.DesiredAccess;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.UpdateAccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.Tags;
import ramscim.core.directory.UserProfile;
import ramscim.core.mapping.DesiredUser;

/** What plans promise about ways in and policies, for people who get and lose them, leave, come back, and are adopted. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class AccessPlansPropertiesTest {
    private static final PolicyName FOREIGN = PolicyName.system("AliyunOSSFullAccess");

    private PlannedPerson alice = new PlannedPerson();

    @BeforeTry
    void startAnew() {
        alice = new PlannedPerson();
    }

    @Property
    void plan_applied_reachesTheAccess(@ForAll("people") List<DesiredUser> history) {
        history.forEach(desired -> {
            alice.reach(desired);

            assertHolds(desired);
        });
    }

    @Property
    void plan_afterItWasApplied_isEmpty(@ForAll("people") List<DesiredUser> history) {
        history.forEach(desired -> {
            alice.reach(desired);

            assertThat(alice.planTo(withoutNewPassword(desired))).isEmpty();
        });
    }

    @Property
    void plan_interrupted_isCompletedByAnother(
            @ForAll("people") List<DesiredUser> history, @ForAll @IntRange(max = 5) int calls) {
        history.forEach(desired -> {
            alice.reachInPart(desired, calls);
            alice.reach(desired);

            assertHolds(desired);
        });
    }

    @Property
    void plan_any_takesAwayBeforeItDoesAnythingElse(@ForAll("people") List<DesiredUser> history) {
        alice.reach(history.get(0));
        history.forEach(desired -> {
            List<Boolean> takes =
                    alice.planTo(desired).stream().map(RamCall::takesAway).toList();

            assertThat(takes.lastIndexOf(true))
                    .isEqualTo((int) takes.stream().filter(take -> take).count() - 1);
            alice.reach(desired);
        });
    }

    /** A key that somebody else made may be turned off with its user, and on again; it is never deleted. */
    @Property
    void plan_any_deletesNoKeyThatTheBridgeDidNotMake(
            @ForAll("people") List<DesiredUser> history, @ForAll AccessStatus status) {
        alice.reach(history.get(0));
        if (alice.ownKeys().isEmpty()) {
            alice.keyMadeByHand(status);
        }
        history.forEach(alice::reach);

        assertThat(alice.planned)
                .filteredOn(DeleteAccessKey.class::isInstance)
                .noneMatch(call -> alice.isByHand(((DeleteAccessKey) call).key()));
    }

    @Property
    void plan_keyMadeByHandThatWasOff_isNeverTurnedOn(@ForAll("people") List<DesiredUser> history) {
        alice.reach(history.get(0));
        if (alice.ownKeys().isEmpty()) {
            alice.keyMadeByHand(AccessStatus.INACTIVE);
        }
        history.forEach(alice::reach);

        assertThat(alice.keysByHand().values()).doesNotContain(AccessStatus.ACTIVE);
        assertThat(alice.planned)
                .filteredOn(UpdateAccessKey.class::isInstance)
                .noneMatch(call -> alice.isByHand(((UpdateAccessKey) call).key()));
    }

    @Property
    void plan_policyAttachedByHand_staysWhateverBecomesOfTheOthers(@ForAll("people") List<DesiredUser> history) {
        alice.reach(history.get(0).with(DesiredAccess.NONE));
        alice.policyAttachedByHand(FOREIGN);

        history.forEach(alice::reach);

        assertThat(alice.policies()).contains(FOREIGN);
        assertThat(alice.planned)
                .noneMatch(call -> call instanceof DetachPolicyFromUser detach
                        && detach.policy().equals(FOREIGN));
    }

    @Property
    void plan_disabledAndEnabledAgain_restoresWhatWasOnAndNothingElse(
            @ForAll("active") DesiredUser desired, @ForAll AccessStatus byHand) {
        alice.reach(desired);
        if (!desired.access().accessKey()) {
            alice.keyMadeByHand(byHand);
        }
        Map<AccessKeyId, AccessStatus> before = statuses();
        boolean hadLogon = alice.logon() != null;

        alice.reach(inactive(desired));
        assertThat(alice.access().letsIn()).isFalse();
        alice.reach(withoutNewPassword(desired));

        assertThat(statuses()).isEqualTo(before);
        assertThat(alice.logon() != null && alice.logon().status() == AccessStatus.ACTIVE)
                .isEqualTo(hadLogon);
    }

    @Property
    void disable_anybody_letsNobodyInAndLeavesTheGroups(
            @ForAll("people") List<DesiredUser> history, @ForAll AccessStatus byHand) {
        history.forEach(alice::reach);
        alice.joinsTeam();
        if (alice.ownKeys().isEmpty()) {
            alice.keyMadeByHand(byHand);
        }

        alice.disable();

        assertThat(alice.access().letsIn()).isFalse();
        assertThat(alice.directory.members(PlannedPerson.TEAM)).isEmpty();
        assertThat(alice.observed().isActive()).isFalse();
        assertThat(UserDeparture.disable(alice.observed(), List.of())).isEmpty();
    }

    @Property
    void delete_anybodyWithAnything_isGone(
            @ForAll("people") List<DesiredUser> history, @ForAll AccessStatus byHand, @ForAll boolean device) {
        history.forEach(alice::reach);
        alice.joinsTeam();
        if (alice.ownKeys().isEmpty()) {
            alice.keyMadeByHand(byHand);
        }
        if (device) {
            alice.directory.bindMfaDevice(alice.user().id());
        }

        alice.delete();

        assertThat(alice.left()).isNull();
        assertThat(alice.directory.users()).isEmpty();
        assertThat(alice.directory.unboundMfaDevices()).isEmpty();
    }

    @Property
    void adopt_userWithWaysIn_keepsThemAndIsGivenNoOther(
            @ForAll("active") DesiredUser desired, @ForAll AccessStatus byHand) {
        alice.directory.addByHand("alice", Map.of("team", "red"));
        alice.keyMadeByHand(byHand);
        Map<AccessKeyId, AccessStatus> before = statuses();

        alice.adopt(desired);
        alice.reach(withoutNewPassword(desired));

        assertThat(statuses()).isEqualTo(before);
        assertThat(alice.logon()).isNull();
        assertThat(alice.user().tags()).containsEntry("team", "red").containsEntry(OwnershipTags.ADOPTED, "true");
        assertThat(alice.policies()).containsAll(desired.access().policies());
    }

    @Property
    void release_adoptedUser_isAsItWasBefore(@ForAll("people") List<DesiredUser> history) {
        alice.directory.addByHand("alice", Map.of("team", "red"));
        alice.adopt(history.get(0));

        alice.release();

        assertThat(alice.user().tags()).isEqualTo(Map.of("team", "red"));
    }

    private Map<AccessKeyId, AccessStatus> statuses() {
        return alice.access().accessKeys().stream().collect(Collectors.toMap(AccessKey::id, AccessKey::status));
    }

    private void assertHolds(DesiredUser desired) {
        DesiredAccess access = desired.access();
        assertThat(Set.copyOf(alice.policies())).isEqualTo(access.policies());
        if (!desired.isActive()) {
            assertThat(alice.access().letsIn()).isFalse();
            return;
        }
        assertThat(alice.ownKeys()).hasSize(access.accessKey() ? 1 : 0);
        assertThat(alice.ownKeys()).allMatch(key -> key.status() == AccessStatus.ACTIVE);
        ConsoleLogon logon = access.consoleLogon();
        assertThat(alice.logon() != null).isEqualTo(logon != null);
        if (logon != null) {
            assertThat(Objects.requireNonNull(alice.logon()))
                    .returns(AccessStatus.ACTIVE, profile -> profile.status())
                    .returns(logon.passwordResetRequired(), profile -> profile.passwordResetRequired())
                    .returns(logon.mfaBindRequired(), profile -> profile.mfaBindRequired());
        }
    }

    private static DesiredUser withoutNewPassword(DesiredUser desired) {
        DesiredAccess access = desired.access();
        return desired.with(new DesiredAccess(access.consoleLogon(), false, access.accessKey(), access.policies()));
    }

    private static DesiredUser inactive(DesiredUser desired) {
        return person(false, withoutNewPassword(desired).access());
    }

    private static DesiredUser person(boolean active, DesiredAccess access) {
        Map<String, String> tags = Map.of(OwnershipTags.ID, "one", OwnershipTags.ACTIVE, String.valueOf(active));
        return new DesiredUser(new UserProfile(PlannedPerson.NAME, "Alice", null, null, null), new Tags(tags))
                .with(access);
    }

    @Provide
    Arbitrary<List<DesiredUser>> people() {
        return Combinators.combine(Arbitraries.of(true, true, false), access())
                .as(AccessPlansPropertiesTest::person)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<DesiredUser> active() {
        return access().map(access -> person(true, access));
    }

    private static Arbitrary<DesiredAccess> access() {
        Arbitrary<ConsoleLogon> logons = Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(ConsoleLogon::new)
                .injectNull(0.3);
        Arbitrary<Set<PolicyName>> policies = Arbitraries.of(
                        "ReadOnlyAccess", "AliyunECSReadOnlyAccess", "AliyunRDSFullAccess")
                .map(PolicyName::system)
                .set()
                .ofMaxSize(3);
        return Combinators.combine(logons, Arbitraries.of(true, false), Arbitraries.of(true, false), policies)
                .as((logon, password, key, granted) ->
                        new DesiredAccess(logon, logon != null && password, key, new HashSet<>(granted)));
    }
}
