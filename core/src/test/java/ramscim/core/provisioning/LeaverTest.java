package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.core.provisioning.EngineFixture.reason;
import static ramscim.core.provisioning.EngineFixture.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessKeyCall.UpdateAccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.resource.Attributes;

/** What lets a person in is off while the person is away, and as it was before when the person is back. */
class LeaverTest {
    private EngineFixture fixture = new EngineFixture();

    /**
     * What a user has.
     *
     * @param console null if there is no login profile
     * @param keys the status of each key
     */
    record Access(@Nullable AccessStatus console, List<AccessStatus> keys) {
        boolean isOff() {
            return console != AccessStatus.ACTIVE && !keys.contains(AccessStatus.ACTIVE);
        }

        int active() {
            return (int) Stream.concat(Stream.ofNullable(console), keys.stream())
                    .filter(AccessStatus.ACTIVE::equals)
                    .count();
        }
    }

    /** No login profile, an Active one and an Inactive one, each with every combination of up to two keys. */
    static List<Access> everyAccess() {
        List<Access> all = new ArrayList<>();
        List<List<AccessStatus>> keys = new ArrayList<>(List.of(List.of()));
        for (AccessStatus first : AccessStatus.values()) {
            keys.add(List.of(first));
            for (AccessStatus second : AccessStatus.values()) {
                keys.add(List.of(first, second));
            }
        }
        for (List<AccessStatus> some : keys) {
            all.add(new Access(null, some));
            all.add(new Access(AccessStatus.ACTIVE, some));
            all.add(new Access(AccessStatus.INACTIVE, some));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("everyAccess")
    void update_awayAndBack_everythingIsAsItWas(Access access) {
        ConfirmedResource alice = fixture.createUser("alice");
        give(access);

        List<String> calls = fixture.callsOf(() -> fixture.update(alice, Attributes.inactiveUser("alice")));

        assertThat(calls)
                .hasSize(6 + access.active())
                .contains("GetUser", "GetLoginProfile", "ListAccessKeys", "TagResources");
        assertThat(seen().isOff()).as("nobody gets in").isTrue();

        List<String> back = fixture.callsOf(() -> fixture.update(alice, Attributes.user("alice")));

        assertThat(back).hasSize(1 + access.active());
        assertThat(seen()).isEqualTo(access);
    }

    @ParameterizedTest
    @MethodSource("everyAccess")
    void update_processKilledAfterAnyCall_offInTheEndAndAllBackAfterwards(Access access) {
        int calls = 0;
        do {
            fixture = new EngineFixture();
            ConfirmedResource alice = fixture.createUser("alice");
            give(access);

            interrupted(calls, () -> fixture.update(alice, Attributes.inactiveUser("alice")));
            fixture.update(alice, Attributes.inactiveUser("alice"));
            assertThat(seen().isOff()).as("off, killed after %s calls", calls).isTrue();

            interrupted(calls, () -> fixture.update(alice, Attributes.user("alice")));
            fixture.update(alice, Attributes.user("alice"));
            assertThat(seen()).as("back, killed after %s calls", calls).isEqualTo(access);
            calls++;
        } while (fixture.isCrashed() || calls < 20);
    }

    /** The process is killed after so many calls to the store and to RAM, and another takes over. */
    private void interrupted(int calls, Runnable request) {
        fixture.crashAt(new CrashPoint(calls));
        try {
            request.run();
        } catch (CrashPoint.Crash killed) {
            assertThat(fixture.isCrashed()).isTrue();
        }
        fixture.restart();
        fixture.settle();
    }

    @Test
    void update_renameOfADisabledUser_oneCall() {
        ConfirmedResource alice = fixture.createUser("alice");
        give(new Access(AccessStatus.ACTIVE, List.of(AccessStatus.ACTIVE)));
        fixture.update(alice, Attributes.inactiveUser("alice"));

        assertThat(fixture.callsOf(() -> fixture.update(alice, Attributes.inactiveUser("alice.smith"))))
                .containsExactly("UpdateUser");

        assertThat(fixture.callsOf(() -> fixture.update(alice, Attributes.user("alice"))))
                .containsExactly("TagResources", "UpdateUser", "UpdateLoginProfile", "UpdateAccessKey");
    }

    @Test
    void update_keyDeletedByHandWhileAway_theOthersComeBack() {
        ConfirmedResource alice = fixture.createUser("alice");
        give(new Access(AccessStatus.ACTIVE, List.of(AccessStatus.ACTIVE, AccessStatus.ACTIVE)));
        fixture.update(alice, Attributes.inactiveUser("alice"));
        AccessKeyId gone =
                fixture.directory.call(new ListAccessKeys(name())).get(0).id();
        fixture.directory.call(new DeleteAccessKey(name(), gone));

        fixture.update(alice, Attributes.user("alice"));

        assertThat(seen()).isEqualTo(new Access(AccessStatus.ACTIVE, List.of(AccessStatus.ACTIVE)));
    }

    @Test
    void update_keyMadeByHandWhileAway_staysAsItIs() {
        ConfirmedResource alice = fixture.createUser("alice");
        fixture.update(alice, Attributes.inactiveUser("alice"));
        AccessKeyId byHand =
                fixture.directory.call(new CreateAccessKey(name())).key().id();
        fixture.directory.call(new UpdateAccessKey(name(), byHand, AccessStatus.INACTIVE));

        fixture.update(alice, Attributes.user("alice"));

        assertThat(seen()).isEqualTo(new Access(null, List.of(AccessStatus.INACTIVE)));
    }

    @Test
    void create_inactive_oneCall() {
        assertThat(fixture.callsOf(() -> fixture.create(Attributes.inactiveUser("alice"))))
                .containsExactly("CreateUser");
    }

    @Test
    void delete_userWithEverything_allOfItGoesFirst() {
        ConfirmedResource alice = fixture.createUser("alice");
        give(new Access(AccessStatus.ACTIVE, List.of(AccessStatus.ACTIVE, AccessStatus.INACTIVE)));
        fixture.directory.bindMfaDevice(fixture.onlyRamUser().id());
        fixture.directory.call(
                new AttachPolicyToUser(name(), ramscim.core.directory.PolicyName.system("AliyunECSReadOnlyAccess")));

        fixture.delete(alice);

        assertThat(fixture.directory.users()).isEmpty();
        assertThat(fixture.directory.unboundMfaDevices()).isEmpty();
        assertThat(fixture.store.find(alice.id())).isNull();
    }

    @Test
    void update_refusedTogetherWithAnEarlierDeactivation_nobodyGetsInAndTheRestIsAsItWas() {
        ConfirmedResource alice = fixture.createUser("alice");
        give(new Access(AccessStatus.ACTIVE, List.of(AccessStatus.ACTIVE)));
        fixture.directory.failBefore("GetUser", 1, EngineFixture.DOWN);
        assertThat(reason(() -> fixture.deactivate(alice))).isEqualTo(Reason.NOT_YET);
        fixture.directory.failBefore("UpdateUser", Integer.MAX_VALUE, EngineFixture.INVALID);

        ProvisioningException refusal = refusal(() -> fixture.update(alice, Attributes.inactiveUser("alicia")));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_VALUE);
        assertThat(refusal).hasMessageContaining("Access was ended all the same.");
        assertThat(seen().isOff()).as("nobody gets in").isTrue();
        assertThat(fixture.confirmed(alice.id()).attributes()).isEqualTo(Attributes.inactiveUser("alice"));
        assertThat(fixture.pending()).isEmpty();
        assertThat(fixture.store.failures(1)).hasSize(1);
    }

    @Test
    void leave_refusedTogetherWithARename_theMemberIsOutAndTheNameIsAsItWas() {
        ConfirmedResource alice = fixture.createUser("alice");
        ConfirmedResource team = fixture.createGroup("Team", alice);
        fixture.directory.failBefore("RemoveUserFromGroup", 1, EngineFixture.DOWN);
        assertThat(reason(() -> fixture.leave(team, alice))).isEqualTo(Reason.NOT_YET);
        fixture.directory.failBefore("UpdateGroup", Integer.MAX_VALUE, EngineFixture.INVALID);

        assertThat(reason(() -> fixture.update(team, Attributes.group("Crew")))).isEqualTo(Reason.INVALID_VALUE);

        assertThat(fixture.store.membersOf(team.id())).isEmpty();
        assertThat(fixture.confirmed(team.id()).attributes()).isEqualTo(Attributes.group("Team"));
        BothSides.agree(fixture);
    }

    @Test
    void deactivate_ramRefusesIt_isTriedAgain() {
        ConfirmedResource alice = fixture.createUser("alice");
        give(new Access(AccessStatus.ACTIVE, List.of()));
        fixture.directory.failBefore("UpdateLoginProfile", 1, EngineFixture.INVALID);

        assertThat(reason(() -> fixture.deactivate(alice))).isEqualTo(Reason.NOT_YET);

        fixture.settle();
        assertThat(seen().isOff()).as("nobody gets in").isTrue();
    }

    @Test
    void retry_ofWhatWasRefusedBeforeADeactivation_notWhileThatWaits() {
        ConfirmedResource alice = fixture.createUser("alice");
        give(new Access(AccessStatus.ACTIVE, List.of()));
        fixture.directory.failBefore("UpdateUser", 1, EngineFixture.INVALID);
        refusal(() -> fixture.update(alice, Attributes.user("alice", "Alice Smith")));
        fixture.directory.failBefore("GetUser", 1, EngineFixture.DOWN);
        refusal(() -> fixture.deactivate(alice));

        assertThat(reason(() -> fixture.retry(alice, Attributes.user("alice", "Alice Smith"))))
                .isEqualTo(Reason.NOT_YET);

        fixture.settle();
        assertThat(seen().isOff()).as("nobody gets in").isTrue();
    }

    private void give(Access access) {
        if (access.console() != null) {
            fixture.directory.call(new CreateLoginProfile(
                    name(), new LoginProfileRequest(new Secret("Passw0rd!"), access.console(), false, false)));
        }
        for (AccessStatus status : access.keys()) {
            AccessKeyId key =
                    fixture.directory.call(new CreateAccessKey(name())).key().id();
            fixture.directory.call(new UpdateAccessKey(name(), key, status));
        }
    }

    private Access seen() {
        LoginProfile profile =
                fixture.directory.call(new GetLoginProfile(name())).orElse(null);
        return new Access(
                profile == null ? null : profile.status(),
                fixture.directory.call(new ListAccessKeys(name())).stream()
                        .map(key -> key.status())
                        .toList());
    }

    private UserPrincipalName name() {
        return UserPrincipalName.parse(fixture.onlyRamUser().userPrincipalName());
    }
}
