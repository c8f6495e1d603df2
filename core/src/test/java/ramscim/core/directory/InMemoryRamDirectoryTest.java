package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
    protected void hinderDeletion(RamUser user) {
        directory.attach(user.id(), "AccessKey");
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

        directory.findUser(alice.id());
        directory.tagUser(alice.id(), Map.of("team", "red"));

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
            directory.addUserToGroup(name("user" + n), team);
        });
        directory.forgetCalls();

        assertThat(directory.listUsersForGroup(team)).hasSize(5);

        assertThat(directory.calls()).containsExactly("ListUsersForGroup", "ListUsersForGroup", "ListUsersForGroup");
    }

    @Test
    void removeByHand_memberOfAGroup_takesTheMembershipAlong() {
        GroupName team = new GroupName("team");
        directory.addGroupByHand(team);
        RamUser alice = create("alice", "one");
        directory.addUserToGroup(name("alice"), team);

        directory.removeByHand(alice.id());

        assertThat(directory.members(team)).isEmpty();
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

        assertThat(failure(() -> directory.tagUser(alice.id(), twenty)).reason())
                .isEqualTo(RamException.Reason.QUOTA_EXCEEDED);
    }

    @Test
    void changeDefaultDomain_existingUser_hasTheNewLogonNameAndItsOldId() {
        RamUser alice = create("alice", "one");

        directory.changeDefaultDomain("other.onaliyun.com");

        assertThat(directory.findUser(UserPrincipalName.parse("alice@other.onaliyun.com")))
                .extracting(RamUser::id)
                .isEqualTo(alice.id());
    }
}
