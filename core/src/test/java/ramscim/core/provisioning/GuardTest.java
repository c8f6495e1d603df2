package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.provisioning.EngineFixture.reason;
import static ramscim.core.provisioning.EngineFixture.refusal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.access.AccessRules;
import ramscim.core.access.Grantees;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.Adoption;
import ramscim.core.converge.Deprovisioning;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.Secret;
import ramscim.core.guard.GuardPolicy;
import ramscim.core.guard.GuardPolicy.Limit;
import ramscim.core.guard.NamePatterns;
import ramscim.core.guard.Protection;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.LossKind;
import ramscim.core.intent.StoredResource;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

class GuardTest {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final EngineFixture fixture = guarded(2, 10);
    private final List<ConfirmedResource> users = createUsers(fixture, 10);

    private static EngineFixture guarded(int count, int percent) {
        Limit limit = new Limit(count, percent);
        return guarded(Map.of(LossKind.USER, limit, LossKind.GROUP, limit, LossKind.MEMBERSHIP, limit));
    }

    private static EngineFixture guarded(Map<LossKind, Limit> limits) {
        return new EngineFixture(new GuardPolicy(
                WINDOW,
                limits,
                new Protection(
                        new NamePatterns(List.of("ops-*")),
                        new NamePatterns(List.of("break glass")),
                        new NamePatterns(List.of("tier=vip*")))));
    }

    private static List<ConfirmedResource> createUsers(EngineFixture fixture, int count) {
        List<ConfirmedResource> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            users.add(fixture.createUser("user" + i));
        }
        return users;
    }

    /** Deletes so many that the next one is held. */
    private void useUpTheLimit() {
        fixture.delete(users.get(8));
        fixture.delete(users.get(9));
    }

    private String activeTag(ConfirmedResource user) {
        return String.valueOf(fixture.directory.users().stream()
                .filter(ramUser -> user.id().toString().equals(ramUser.tags().get(OwnershipTags.ID)))
                .findFirst()
                .orElseThrow()
                .tags()
                .get(OwnershipTags.ACTIVE));
    }

    @Test
    void delete_withinTheLimit_isDone() {
        useUpTheLimit();

        assertThat(fixture.directory.users()).hasSize(8);
        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void delete_beyondTheLimit_isHeldAndRamIsNotAsked() {
        useUpTheLimit();

        List<String> calls = fixture.callsOf(() -> {
            ProvisioningException held = refusal(() -> fixture.delete(users.get(0)));
            assertThat(held.reason()).isEqualTo(Reason.HELD);
            assertThat(held.retryAfter()).isEqualTo(Duration.ofMinutes(5));
            assertThat(held)
                    .hasMessageContaining("3 users of 10")
                    .hasMessageContaining("1 h")
                    .hasMessageContaining("2");
        });

        assertThat(calls).isEmpty();
        assertThat(fixture.confirmed(users.get(0).id())).isEqualTo(users.get(0));
        assertThat(fixture.held()).containsExactly(users.get(0).id());
    }

    @Test
    void delete_repeatedWhileHeld_isAnsweredTheSameWithoutAnotherIntent() {
        useUpTheLimit();
        ProvisioningException first = refusal(() -> fixture.delete(users.get(0)));
        StoredResource before = fixture.store.find(users.get(0).id());

        ProvisioningException second = refusal(() -> fixture.delete(users.get(0)));

        assertThat(second.getMessage()).isEqualTo(first.getMessage());
        assertThat(fixture.store.find(users.get(0).id())).isEqualTo(before);
    }

    @Test
    void driveDue_held_waitsHoweverMuchTimePasses() {
        useUpTheLimit();
        refusal(() -> fixture.delete(users.get(0)));

        List<String> calls = fixture.callsOf(() -> {
            fixture.clock.advance(Duration.ofDays(100));
            fixture.driveDue();
            fixture.restart();
        });

        assertThat(calls).isEmpty();
        assertThat(fixture.held()).containsExactly(users.get(0).id());
    }

    @Test
    void deactivate_beyondTheLimit_isHeld() {
        useUpTheLimit();

        assertThat(reason(() -> fixture.deactivate(users.get(0)))).isEqualTo(Reason.HELD);

        assertThat(activeTag(users.get(0))).isEqualTo("true");
        assertThat(fixture.confirmed(users.get(0).id())
                        .attributes()
                        .get("active")
                        .asBoolean(true))
                .isTrue();
    }

    @Test
    void activate_whatWasHeldToBeDeactivated_isDoneAndNothingIsHeldAnyMore() {
        useUpTheLimit();
        reason(() -> fixture.deactivate(users.get(0)));

        ConfirmedResource active = fixture.activate(users.get(0));

        assertThat(active.attributes().get("active").asBoolean()).isTrue();
        assertThat(fixture.held()).isEmpty();
        assertThat(activeTag(users.get(0))).isEqualTo("true");
    }

    @Test
    void update_whatIsHeldToBeDeactivated_isHeldTogetherWithIt() {
        useUpTheLimit();
        reason(() -> fixture.deactivate(users.get(0)));

        assertThat(reason(() -> fixture.update(
                        ResourceType.USER,
                        users.get(0).id(),
                        (newest, members) -> Draft.of(Attributes.with(newest, "title", "Boss")))))
                .isEqualTo(Reason.HELD);
        fixture.approve(fixture.held());

        assertThat(fixture.confirmed(users.get(0).id()).attributes().text("title"))
                .isEqualTo("Boss");
        assertThat(activeTag(users.get(0))).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void updateOrCreate_whatIsHeldToBeDeleted_isHeld(boolean create) {
        useUpTheLimit();
        refusal(() -> fixture.delete(users.get(0)));

        assertThat(reason(() -> {
                    if (create) {
                        fixture.createUser("user0");
                    } else {
                        fixture.activate(users.get(0));
                    }
                }))
                .isEqualTo(Reason.HELD);
    }

    @Test
    void update_thatTakesNothingAway_isNeverHeld() {
        useUpTheLimit();
        refusal(() -> fixture.delete(users.get(0)));

        ConfirmedResource renamed = fixture.update(users.get(1), Attributes.user("user1", "Another Name"));

        assertThat(renamed.attributes().text("displayName")).isEqualTo("Another Name");
        fixture.createUser("newcomer");
    }

    @Test
    void delete_ofOneWhoWasDeactivatedBefore_countsOnce() {
        fixture.deactivate(users.get(0));
        fixture.delete(users.get(0));

        fixture.delete(users.get(1));

        assertThat(fixture.directory.users()).hasSize(8);
        assertThat(reason(() -> fixture.delete(users.get(2)))).isEqualTo(Reason.HELD);
    }

    @Test
    void delete_whenTheWindowHasPassed_isDone() {
        useUpTheLimit();
        fixture.clock.advance(WINDOW.plusSeconds(1));

        fixture.delete(users.get(0));

        assertThat(fixture.held()).isEmpty();
    }

    @Test
    void delete_afterARestart_isHeldAllTheSame() {
        useUpTheLimit();
        fixture.restart();

        assertThat(reason(() -> fixture.delete(users.get(0)))).isEqualTo(Reason.HELD);
    }

    @Test
    void delete_whileOthersAreHeld_isHeldWhenTheWindowHasPassedToo() {
        useUpTheLimit();
        for (int i = 0; i < 3; i++) {
            ConfirmedResource user = users.get(i);
            refusal(() -> fixture.delete(user));
        }
        fixture.clock.advance(WINDOW.multipliedBy(10));

        assertThat(reason(() -> fixture.delete(users.get(3)))).isEqualTo(Reason.HELD);
    }

    @Test
    void delete_manyUsers_percentageIsWhatCounts() {
        EngineFixture large = guarded(2, 10);
        List<ConfirmedResource> many = createUsers(large, 50);
        for (int i = 0; i < 5; i++) {
            large.delete(many.get(i));
        }

        assertThat(reason(() -> large.delete(many.get(5)))).isEqualTo(Reason.HELD);
        assertThat(large.directory.users()).hasSize(45);
    }

    @Test
    void approve_some_carriesOutTheseOnly() {
        useUpTheLimit();
        refusal(() -> fixture.delete(users.get(0)));
        refusal(() -> fixture.delete(users.get(1)));

        List<ResourceId> approved = fixture.approve(
                List.of(users.get(0).id(), ResourceId.random(), users.get(5).id()));

        assertThat(approved).containsExactly(users.get(0).id());
        assertThat(fixture.store.find(users.get(0).id())).isNull();
        assertThat(fixture.held()).containsExactly(users.get(1).id());
        assertThat(reason(() -> fixture.delete(users.get(2)))).isEqualTo(Reason.HELD);
    }

    @Test
    void approve_all_countsAnew() {
        useUpTheLimit();
        refusal(() -> fixture.delete(users.get(0)));

        fixture.approve(fixture.held());

        fixture.delete(users.get(1));
        fixture.delete(users.get(2));
        assertThat(fixture.directory.users()).hasSize(5);
        assertThat(reason(() -> fixture.delete(users.get(3)))).isEqualTo(Reason.HELD);
    }

    @Test
    void approve_whileRamIsDown_isCarriedOutLater() {
        useUpTheLimit();
        refusal(() -> fixture.delete(users.get(0)));
        fixture.directory.failBefore("DeleteUser", 3, EngineFixture.DOWN);

        fixture.approve(fixture.held());
        assertThat(fixture.directory.users()).hasSize(8);
        fixture.settle();

        assertThat(fixture.directory.users()).hasSize(7);
    }

    @Test
    void delete_repeatedAfterApproval_joinsIt() {
        useUpTheLimit();
        refusal(() -> fixture.delete(users.get(0)));
        fixture.directory.failBefore("DeleteUser", 1, EngineFixture.DOWN);
        fixture.approve(fixture.held());

        fixture.delete(users.get(0));

        assertThat(fixture.store.find(users.get(0).id())).isNull();
    }

    @Test
    void reject_leavesEverythingAsItWas() {
        useUpTheLimit();
        refusal(() -> fixture.delete(users.get(0)));
        reason(() -> fixture.deactivate(users.get(1)));

        List<String> calls = fixture.callsOf(() -> fixture.reject(fixture.held()));

        assertThat(calls).isEmpty();
        assertThat(fixture.pending()).isEmpty();
        assertThat(fixture.confirmed(users.get(0).id())).isEqualTo(users.get(0));
        assertThat(fixture.confirmed(users.get(1).id())).isEqualTo(users.get(1));
        assertThat(fixture.update(users.get(0), Attributes.user("user0", "Still Here"))
                        .attributes()
                        .text("displayName"))
                .isEqualTo("Still Here");
    }

    @Test
    void delete_afterRejection_isHeldHoweverLongAgoThatWas() {
        useUpTheLimit();
        refusal(() -> fixture.delete(users.get(0)));
        fixture.reject(fixture.held());
        fixture.clock.advance(WINDOW.multipliedBy(100));

        assertThat(refusal(() -> fixture.delete(users.get(0)))).hasMessageContaining("rejected this change before");
        fixture.delete(users.get(1));
        assertThat(fixture.held()).containsExactly(users.get(0).id());
    }

    @Test
    void delete_afterRejectionThatTheProviderTookBack_isJudgedAnew() {
        useUpTheLimit();
        refusal(() -> fixture.delete(users.get(0)));
        fixture.reject(fixture.held());
        fixture.update(users.get(0), Attributes.user("user0", "Still Here"));
        fixture.clock.advance(WINDOW.multipliedBy(2));

        fixture.delete(users.get(0));

        assertThat(fixture.store.find(users.get(0).id())).isNull();
    }

    @Test
    void leaveGroup_manyAtOnce_isHeldAndNobodyLeaves() {
        ConfirmedResource group = fixture.createGroup("Team", users.toArray(ConfirmedResource[]::new));

        assertThat(reason(() -> fixture.leave(group, users.get(0), users.get(1), users.get(2))))
                .isEqualTo(Reason.HELD);

        assertThat(fixture.store.confirmedMembers(group.id())).hasSize(10);
        assertThat(fixture.directory.members(new ramscim.core.directory.GroupName("Team")))
                .hasSize(10);
        fixture.approve(List.of(group.id()));
        assertThat(fixture.directory.members(new ramscim.core.directory.GroupName("Team")))
                .hasSize(7);
    }

    @Test
    void leaveGroup_heldAndRejected_nobodyHasLeft() {
        ConfirmedResource group = fixture.createGroup("Team", users.toArray(ConfirmedResource[]::new));
        reason(() -> fixture.leave(group, users.get(0), users.get(1), users.get(2)));

        fixture.reject(List.of(group.id()));

        assertThat(fixture.store.membersOf(group.id())).hasSize(10);
        assertThat(fixture.pending()).isEmpty();
    }

    @Test
    void leaveGroup_oneUserOutOfManyGroups_isOneLoser() {
        List<ConfirmedResource> groups = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            groups.add(fixture.createGroup("Team" + i, users.get(0)));
        }

        groups.forEach(group -> fixture.leave(group, users.get(0)));

        assertThat(fixture.held()).isEmpty();
    }

    @Test
    void deleteGroup_withManyMembers_isHeld() {
        ConfirmedResource group = fixture.createGroup("Team", users.toArray(ConfirmedResource[]::new));

        assertThat(reason(() -> fixture.delete(group))).isEqualTo(Reason.HELD);

        assertThat(fixture.directory.groups()).hasSize(1);
        fixture.approve(List.of(group.id()));
        assertThat(fixture.directory.groups()).isEmpty();
    }

    @Test
    void deleteGroup_manyEmptyOnes_areHeld() {
        List<ConfirmedResource> groups = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            groups.add(fixture.createGroup("Team" + i));
        }
        fixture.delete(groups.get(0));
        fixture.delete(groups.get(1));

        assertThat(reason(() -> fixture.delete(groups.get(2)))).isEqualTo(Reason.HELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops-anna", "OPS-Anna@example.com"})
    void deactivateOrDelete_protectedUser_isRefusedAndKeptAsFailure(String userName) {
        ConfirmedResource protectedUser = fixture.createUser(userName);

        assertThat(reason(() -> fixture.deactivate(protectedUser))).isEqualTo(Reason.PROTECTED);
        assertThat(reason(() -> fixture.delete(protectedUser))).isEqualTo(Reason.PROTECTED);

        assertThat(fixture.pending()).isEmpty();
        assertThat(activeTag(protectedUser)).isEqualTo("true");
        assertThat(fixture.store.failures(10))
                .hasSize(2)
                .allMatch(failure -> failure.refusal().reason() == Reason.PROTECTED);
        assertThat(fixture.update(protectedUser, Attributes.user(userName, "Anna"))
                        .attributes()
                        .text("displayName"))
                .isEqualTo("Anna");
    }

    @Test
    void deactivateOrDelete_userWithProtectedTag_isRefused() {
        ConfirmedResource important = fixture.taggedByHand(fixture.createUser("carla"), "tier", "vip-1");

        assertThat(reason(() -> fixture.deactivate(important))).isEqualTo(Reason.PROTECTED);
        assertThat(reason(() -> fixture.delete(important))).isEqualTo(Reason.PROTECTED);

        assertThat(activeTag(important)).isEqualTo("true");
    }

    @Test
    void deleteOrLeave_protectedGroup_isRefused() {
        ConfirmedResource group = fixture.createGroup("Break Glass", users.get(0));

        assertThat(reason(() -> fixture.delete(group))).isEqualTo(Reason.PROTECTED);
        assertThat(reason(() -> fixture.leave(group, users.get(0)))).isEqualTo(Reason.PROTECTED);
        fixture.join(group, users.get(1));

        assertThat(fixture.store.confirmedMembers(group.id()))
                .isEqualTo(Set.of(users.get(0).id(), users.get(1).id()));
    }

    @Test
    void delete_memberOfAProtectedGroup_isRefused() {
        ConfirmedResource group = fixture.createGroup("Break Glass", users.get(0));

        assertThat(reason(() -> fixture.delete(users.get(0)))).isEqualTo(Reason.PROTECTED);

        assertThat(fixture.store.confirmedMembers(group.id()))
                .containsExactly(users.get(0).id());
    }

    private static ScimAttributes logonWith(boolean enabled, boolean mfaBindRequired, String userName) {
        return Attributes.json(
                "{'userName':'%s','active':true,'%s':{'loginProfile':{'enabled':%s,'mfaBindRequired':%s}}}"
                        .formatted(userName, ScimAttributes.RAM_EXTENSION, enabled, mfaBindRequired));
    }

    /** Console logon for everybody; each asks for an MFA device itself. */
    private EngineFixture withLogon() {
        EngineFixture logons = guarded(2, 10);
        AccessRules rules = EngineFixture.logonFor(new Grantees(Grantees.Rule.ALL, Set.of()));
        return logons.access(new AccessSettings(rules, new SilentSink(), Deprovisioning.delete(), Adoption.none()));
    }

    private static Draft change(String what, String userName) {
        return switch (what) {
            case "password" -> Draft.of(logonWith(true, true, userName)).withPassword(new Secret("An0ther-Passw0rd!"));
            case "no logon" -> Draft.of(logonWith(false, true, userName));
            case "no MFA" -> Draft.of(logonWith(true, false, userName));
            default -> Draft.of(logonWith(true, true, userName + "-renamed"));
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "no logon", "no MFA", "rename"})
    void update_whatTakesAUserOver_isHeldBeyondTheLimitAndRefusedForProtectedOnes(String what) {
        EngineFixture logons = withLogon();
        List<ConfirmedResource> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            people.add(logons.create(logonWith(true, true, "user" + i)));
        }
        ConfirmedResource protectedUser = logons.create(logonWith(true, true, "ops-anna"));

        for (int i = 0; i < 2; i++) {
            Draft draft = change(what, "user" + i);
            logons.update(ResourceType.USER, people.get(i).id(), (newest, members) -> draft);
        }

        assertThat(reason(() -> logons.update(
                        ResourceType.USER, people.get(2).id(), (newest, members) -> change(what, "user2"))))
                .isEqualTo(Reason.HELD);
        assertThat(reason(() -> logons.update(
                        ResourceType.USER, protectedUser.id(), (newest, members) -> change(what, "ops-anna"))))
                .isEqualTo(Reason.PROTECTED);
    }

    @Test
    void delete_withoutLimits_isDone() {
        EngineFixture unlimited = guarded(Map.of());
        createUsers(unlimited, 5).forEach(unlimited::delete);

        assertThat(unlimited.directory.users()).isEmpty();
    }

    @Test
    void delete_acceptedBeforeOthersWereHeld_isNotHeldWhenItIsAskedForAgain() {
        fixture.directory.failBefore("DeleteUser", 1, EngineFixture.DOWN);
        assertThat(reason(() -> fixture.delete(users.get(0)))).isEqualTo(Reason.NOT_YET);
        fixture.delete(users.get(1));
        refusal(() -> fixture.delete(users.get(2)));

        fixture.delete(users.get(0));

        assertThat(fixture.store.find(users.get(0).id())).isNull();
    }
}
