package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.MfaDeviceCall.DeleteVirtualMfaDevice;
import ramscim.core.directory.MfaDeviceCall.UnbindMfaDevice;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.TagResources;

class InMemoryRamDirectoryTest extends RamDirectoryContract {
    private final RamException lost =
            RamException.unanswered(RamException.Reason.AMBIGUOUS, "SDK.ReadTimeout", "CreateUser got no answer");

    private final InMemoryRamDirectory directory = new InMemoryRamDirectory();

    @Override
    protected RamDirectory directory() {
        return directory;
    }

    @Override
    protected RamUser madeByHand(String localPart, Map<String, String> tags) {
        return directory.addByHand(localPart, tags);
    }

    @Override
    protected RamGroup groupMadeByHand(String name) {
        return directory.addGroupByHand(new GroupName(name));
    }

    @Override
    protected String mfaDeviceBoundByHand(RamUser user) {
        return directory.bindMfaDevice(user.id()).serialNumber();
    }

    @Override
    protected void policyMadeByHand(PolicyName policy) {
        directory.addPolicy(policy);
    }

    @Override
    protected void passwordPolicySetByHand(PasswordPolicy policy) {
        directory.changePasswordPolicy(policy);
    }

    @Test
    void failBefore_twoCalls_theyFailWithoutEffectAndTheThirdSucceeds() {
        directory.failBefore("CreateUser", 2, lost);

        assertThat(failure(() -> create("alice", "one"))).isSameAs(lost);
        assertThat(failure(() -> create("alice", "one"))).isSameAs(lost);

        assertThat(directory.users()).isEmpty();
        assertThat(create("alice", "one")).isNotNull();
    }

    @Test
    void failAfter_oneCall_itFailsWithItsEffect() {
        directory.failAfter("CreateUser", 1, lost);

        assertThat(failure(() -> create("alice", "one"))).isSameAs(lost);

        assertThat(directory.users()).hasSize(1);
    }

    @Test
    void calls_severalOperations_recordedInOrder() {
        RamUser alice = create("alice", "one");
        directory.forgetCalls();

        directory.call(new GetUser(alice.id()));
        directory.call(new TagResources(alice.id(), Map.of("team", "red")));

        assertThat(directory.calls()).containsExactly("GetUser", "TagResources");
    }

    @Test
    void listUsers_moreThanAPage_oneCallAPage() {
        directory.changePageSize(2);
        IntStream.range(0, 5).forEach(n -> directory.addByHand("user" + n, Map.of()));

        assertThat(listed(Map.of())).hasSize(5);

        assertThat(directory.calls()).containsExactly("ListUsers", "ListUsers", "ListUsers");
    }

    @Test
    void listUsersForGroup_moreThanAPage_oneCallAPage() {
        GroupName team = new GroupName("team");
        directory.addGroupByHand(team);
        directory.changePageSize(2);
        IntStream.range(0, 5).forEach(n -> {
            directory.addByHand("user" + n, Map.of());
            directory.call(new AddUserToGroup(name("user" + n), team));
        });
        directory.forgetCalls();

        assertThat(directory.all(new ListUsersForGroup(team))).hasSize(5);

        assertThat(directory.calls()).containsExactly("ListUsersForGroup", "ListUsersForGroup", "ListUsersForGroup");
    }

    @Test
    void removeByHand_memberOfAGroup_takesTheMembershipAlong() {
        GroupName team = new GroupName("team");
        directory.addGroupByHand(team);
        RamUser alice = create("alice", "one");
        directory.call(new AddUserToGroup(name("alice"), team));

        directory.removeByHand(alice.id());

        assertThat(directory.members(team)).isEmpty();
    }

    @Test
    void removeByHand_userWithAccess_takesItAlong() {
        RamUser alice = create("alice", "one");
        directory.call(new CreateAccessKey(name("alice")));
        directory.call(new AttachPolicyToUser(name("alice"), PolicyName.system("ReadOnlyAccess")));
        directory.call(new CreateLoginProfile(
                name("alice"), new LoginProfileRequest(new Secret("12345678"), AccessStatus.ACTIVE, false, false)));
        directory.bindMfaDevice(alice.id());

        directory.removeByHand(alice.id());
        directory.put(alice);

        directory.call(new DeleteUser(alice.id()));
        assertThat(directory.users()).isEmpty();
    }

    @Test
    void attachPolicyToUser_a21stSystemPolicy_quotaExceeded() {
        create("alice", "one");
        IntStream.range(0, 20).forEach(n -> directory.call(new AttachPolicyToUser(name("alice"), systemPolicy(n))));

        assertThat(failure(() -> directory.call(new AttachPolicyToUser(name("alice"), systemPolicy(20))))
                        .reason())
                .isEqualTo(RamException.Reason.QUOTA_EXCEEDED);
    }

    private static PolicyName systemPolicy(int n) {
        return PolicyName.system("AliyunE%cSFullAccess".formatted((char) ('A' + n)));
    }

    @Test
    void unbindMfaDevice_virtualDevice_staysUnboundUntilItIsDeleted() {
        RamUser alice = create("alice", "one");
        String serialNumber = directory.bindMfaDevice(alice.id()).serialNumber();

        directory.call(new UnbindMfaDevice(name("alice")));

        assertThat(directory.unboundMfaDevices()).containsExactly(serialNumber);
        directory.call(new DeleteVirtualMfaDevice(serialNumber));
        assertThat(directory.unboundMfaDevices()).isEmpty();
    }

    @Test
    void updateLoginProfile_newPassword_isTheOneToLogOnWith() {
        RamUser alice = create("alice", "one");
        directory.call(new CreateLoginProfile(
                name("alice"), new LoginProfileRequest(new Secret("12345678"), AccessStatus.ACTIVE, false, false)));

        directory.call(new UpdateLoginProfile(
                name("alice"), new LoginProfileUpdate(new Secret("87654321"), null, null, null)));

        assertThat(directory.password(alice.id())).isEqualTo(new Secret("87654321"));
    }

    @Test
    void createUser_quotaUsedUp_quotaExceeded() {
        directory.changeUsersQuota(0);

        assertThat(failure(() -> create("alice", "one")).reason()).isEqualTo(RamException.Reason.QUOTA_EXCEEDED);
    }

    @Test
    void tagUser_moreThanTwentyTags_quotaExceeded() {
        RamUser alice = create("alice", "one");
        Map<String, String> twenty = IntStream.range(0, 20).boxed().collect(Collectors.toMap(n -> "key" + n, n -> ""));

        assertThat(failure(() -> directory.call(new TagResources(alice.id(), twenty)))
                        .reason())
                .isEqualTo(RamException.Reason.QUOTA_EXCEEDED);
    }

    @Test
    void changeDefaultDomain_existingUser_hasTheNewLogonNameAndItsOldId() {
        RamUser alice = create("alice", "one");

        directory.changeDefaultDomain("other.onaliyun.com");

        assertThat(directory
                        .call(new GetUser(UserPrincipalName.parse("alice@other.onaliyun.com")))
                        .orElse(null))
                .extracting(RamUser::id)
                .isEqualTo(alice.id());
    }
}
