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
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessKeyCall.UpdateAccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.AccountCall.GetAccountSummary;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.AccountCall.GetPasswordPolicy;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.DeleteLoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.LoginProfileRequest;
import ramscim.core.directory.LoginProfileUpdate;
import ramscim.core.directory.MfaDeviceCall.DeleteVirtualMfaDevice;
import ramscim.core.directory.MfaDeviceCall.GetUserMfaInfo;
import ramscim.core.directory.MfaDeviceCall.UnbindMfaDevice;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.DetachPolicyFromGroup;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.RecycleBinCall.ListUsersInRecycleBin;
import ramscim.core.directory.RecycleBinCall.RestoreUserFromRecycleBin;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UntagResources;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;

class MeteredRamDirectoryTest {
    private static final PolicyName POLICY = PolicyName.system("ReadOnlyAccess");

    private final InMemoryRamDirectory ram = new InMemoryRamDirectory();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MeteredRamDirectory directory = new MeteredRamDirectory(ram, RamTelemetry.metersOnly(meters));

    @Test
    void everyMethod_success_isCountedUnderTheOperationThatItCalls() {
        directory.call(new GetDefaultDomain());
        RamUser alice = directory.call(creation("alice", "one"));
        directory.call(new GetUser(alice.id())).orElse(null);
        directory.call(new GetUser(name("alice"))).orElse(null);
        directory.call(new UpdateUser(alice.id(), new UpdateUserRequest(null, "Alice", null, null, null)));
        directory.call(new TagResources(alice.id(), Map.of("team", "red")));
        directory.call(new UntagResources(alice.id(), Set.of("team")));
        directory.call(new ListUsers(Map.of(), null));
        directory.call(new CreateGroup(group("team")));
        directory.call(new GetGroup(new GroupName("team"))).orElse(null);
        directory.call(new UpdateGroup(new GroupName("team"), group("crew")));
        directory.call(new AddUserToGroup(name("alice"), new GroupName("crew")));
        directory.all(new ListUsersForGroup(new GroupName("crew")));
        directory.call(new ListGroupsForUser(name("alice")));
        directory.call(new RemoveUserFromGroup(name("alice"), new GroupName("crew")));
        directory.call(new DeleteGroup(new GroupName("crew")));
        directory.call(new GetAccountSummary());
        directory.call(new DeleteUser(alice.id()));

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
        UserId id = directory.call(creation("alice", "one")).id();
        directory.call(new CreateGroup(group("team")));
        directory.call(new GetPasswordPolicy());
        directory.call(new CreateLoginProfile(
                alice, new LoginProfileRequest(new Secret("Horse-Battery-1"), AccessStatus.ACTIVE, false, false)));
        directory.call(new GetLoginProfile(alice)).orElse(null);
        directory.call(new UpdateLoginProfile(alice, LoginProfileUpdate.to(AccessStatus.INACTIVE)));
        directory.call(new DeleteLoginProfile(alice));
        AccessKeyId key = directory.call(new CreateAccessKey(alice)).key().id();
        directory.call(new ListAccessKeys(alice));
        directory.call(new UpdateAccessKey(alice, key, AccessStatus.INACTIVE));
        directory.call(new DeleteAccessKey(alice, key));
        directory.call(new GetUserMfaInfo(alice)).orElse(null);
        directory.call(new UnbindMfaDevice(alice));
        directory.call(new DeleteVirtualMfaDevice("acs:ram::1:mfa/alice"));
        directory.call(new GetPolicy(POLICY));
        directory.call(new AttachPolicyToUser(alice, POLICY));
        directory.call(new ListPoliciesForUser(alice));
        directory.call(new DetachPolicyFromUser(alice, POLICY));
        directory.call(new AttachPolicyToGroup(team, POLICY));
        directory.call(new ListPoliciesForGroup(team));
        directory.call(new DetachPolicyFromGroup(team, POLICY));
        directory.call(new DeleteUser(id));
        directory.call(new GetUserInRecycleBin(id)).orElse(null);
        directory.all(new ListUsersInRecycleBin(alice));
        directory.call(new RestoreUserFromRecycleBin(id));
        directory.call(new DeleteUser(id));
        directory.deleteRecycledUser(id);

        assertThat(counted()).containsExactlyInAnyOrderElementsOf(ram.calls());
        assertThat(meters.find("ram.calls").tag("class", "ram-policy-writes").timers())
                .hasSize(4);
    }

    @Test
    void anyMethod_failure_isCountedUnderItsReason() {
        ram.failBefore("CreateUser", 1, RamException.unanswered(Reason.AMBIGUOUS, "Test", "as planned"));

        failure(() -> directory.call(creation("alice", "one")));

        Timer timer = meters.get("ram.calls").timer();
        assertThat(timer.getId().getTag("outcome")).isEqualTo("ambiguous");
        assertThat(timer.getId().getTag("class")).isEqualTo("ram-identity-writes");
        assertThat(timer.count()).isEqualTo(1);
    }

    @Test
    void groupWrites_anyOutcome_areCountedAsIdentityWritesAndGroupReadsAsReads() {
        GroupName team = new GroupName("team");
        failure(() -> directory.call(new CreateGroup(group("team"))));
        failure(() -> directory.call(new UpdateGroup(team, group("team"))));
        failure(() -> directory.call(new AddUserToGroup(name("alice"), team)));
        failure(() -> directory.call(new RemoveUserFromGroup(name("alice"), team)));
        failure(() -> directory.call(new DeleteGroup(team)));
        failure(() -> directory.call(new GetGroup(team)).orElse(null));
        failure(() -> directory.all(new ListUsersForGroup(team)));
        failure(() -> directory.call(new ListGroupsForUser(name("alice"))));

        assertThat(meters.find("ram.calls").tag("class", "ram-identity-writes").timers())
                .hasSize(5);
        assertThat(meters.find("ram.calls").tag("class", "ram-reads").timers()).hasSize(3);
    }
}
