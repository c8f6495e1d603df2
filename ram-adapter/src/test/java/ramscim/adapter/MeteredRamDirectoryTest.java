package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.creation;
import static ramscim.adapter.SimulatedAliyun.failure;
import static ramscim.adapter.SimulatedAliyun.group;
import static ramscim.adapter.SimulatedAliyun.name;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;

class MeteredRamDirectoryTest {
    private static final PolicyName POLICY = PolicyName.system("ReadOnlyAccess");

    private final InMemoryRamDirectory ram = new InMemoryRamDirectory();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MeteredRamDirectory directory = new MeteredRamDirectory(ram, RamTelemetry.metersOnly(meters));

    @Test
    void everyMethod_success_isCountedUnderTheOperationThatItCalls() {
        directory.defaultDomain();
        RamUser alice = directory.createUser(creation("alice", "one"));
        directory.findUser(alice.id());
        directory.findUser(name("alice"));
        directory.updateUser(alice.id(), new UpdateUserRequest(null, "Alice", null, null, null));
        directory.tagUser(alice.id(), Map.of("team", "red"));
        directory.untagUser(alice.id(), Set.of("team"));
        directory.listUsers(Map.of(), null);
        directory.createGroup(group("team"));
        directory.findGroup(new GroupName("team"));
        directory.updateGroup(new GroupName("team"), group("crew"));
        directory.addUserToGroup(name("alice"), new GroupName("crew"));
        directory.listUsersForGroup(new GroupName("crew"));
        directory.listGroupsForUser(name("alice"));
        directory.removeUserFromGroup(name("alice"), new GroupName("crew"));
        directory.deleteGroup(new GroupName("crew"));
        directory.accountSummary();
        directory.deleteUser(alice.id());

        assertThat(counted()).containsExactlyInAnyOrderElementsOf(ram.calls());
    }

    private Stream<String> counted() {
        return meters.find("ram.calls").tag("outcome", "success").timers().stream()
                .flatMap(timer ->
                        Stream.generate(() -> timer.getId().getTag("operation")).limit(timer.count()));
    }

    @Test
    void everyMethodAboutAccess_success_isCountedUnderTheOperationThatItCalls() {
        UserPrincipalName alice = name("alice");
        GroupName team = new GroupName("team");
        UserId id = directory.createUser(creation("alice", "one")).id();
        directory.createGroup(group("team"));
        directory.passwordPolicy();
        directory.createLoginProfile(
                alice, new LoginProfileRequest(new Secret("Horse-Battery-1"), AccessStatus.ACTIVE, false, false));
        directory.findLoginProfile(alice);
        directory.updateLoginProfile(alice, LoginProfileUpdate.to(AccessStatus.INACTIVE));
        directory.deleteLoginProfile(alice);
        AccessKeyId key = directory.createAccessKey(alice).key().id();
        directory.listAccessKeys(alice);
        directory.updateAccessKey(alice, key, AccessStatus.INACTIVE);
        directory.deleteAccessKey(alice, key);
        directory.findMfaDevice(alice);
        directory.unbindMfaDevice(alice);
        directory.deleteVirtualMfaDevice("acs:ram::1:mfa/alice");
        directory.policyExists(POLICY);
        directory.attachPolicyToUser(alice, POLICY);
        directory.listPoliciesForUser(alice);
        directory.detachPolicyFromUser(alice, POLICY);
        directory.attachPolicyToGroup(team, POLICY);
        directory.listPoliciesForGroup(team);
        directory.detachPolicyFromGroup(team, POLICY);
        directory.deleteUser(id);
        directory.findRecycledUser(id);
        directory.listRecycledUsers(alice);
        directory.restoreUser(id);
        directory.deleteUser(id);
        directory.deleteRecycledUser(id);

        assertThat(counted()).containsExactlyInAnyOrderElementsOf(ram.calls());
        assertThat(meters.find("ram.calls").tag("class", "ram-policy-writes").timers())
                .hasSize(4);
    }

    @Test
    void anyMethod_failure_isCountedUnderItsReason() {
        ram.failBefore("CreateUser", 1, RamException.unanswered(Reason.AMBIGUOUS, "Test", "as planned"));

        failure(() -> directory.createUser(creation("alice", "one")));

        Timer timer = meters.get("ram.calls").timer();
        assertThat(timer.getId().getTag("outcome")).isEqualTo("ambiguous");
        assertThat(timer.getId().getTag("class")).isEqualTo("ram-identity-writes");
        assertThat(timer.count()).isEqualTo(1);
    }

    @Test
    void groupWrites_anyOutcome_areCountedAsIdentityWritesAndGroupReadsAsReads() {
        GroupName team = new GroupName("team");
        failure(() -> directory.createGroup(group("team")));
        failure(() -> directory.updateGroup(team, group("team")));
        failure(() -> directory.addUserToGroup(name("alice"), team));
        failure(() -> directory.removeUserFromGroup(name("alice"), team));
        failure(() -> directory.deleteGroup(team));
        failure(() -> directory.findGroup(team));
        failure(() -> directory.listUsersForGroup(team));
        failure(() -> directory.listGroupsForUser(name("alice")));

        assertThat(meters.find("ram.calls").tag("class", "ram-identity-writes").timers())
                .hasSize(5);
        assertThat(meters.find("ram.calls").tag("class", "ram-reads").timers()).hasSize(3);
    }
}
