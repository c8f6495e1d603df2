package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static ramscim.core.directory.RamException.Reason.ALREADY_EXISTS;
import static ramscim.core.directory.RamException.Reason.CONFLICT;
import static ramscim.core.directory.RamException.Reason.NOT_FOUND;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.AccountCall.GetAccountSummary;
import ramscim.core.directory.AccountCall.GetCallerIdentity;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UntagResources;
import ramscim.core.directory.UserCall.UpdateUser;

/** What {@link RamDirectory} promises, for every implementation of it: here about users; the classes that it extends are about the rest. */
public abstract class RamDirectoryContract extends RamGroupContract {
    private static final UserId NOBODY = new UserId("299999999999999999");

    @Test
    void getCallerIdentity_sessionOfARole_tellsTheAccountAndNoUser() {
        CallerIdentity caller = directory().call(new GetCallerIdentity());

        assertThat(caller.type()).isEqualTo(CallerIdentity.Type.ASSUMED_ROLE);
        assertThat(caller.accountId()).isEqualTo("1234567890123456");
        assertThat(caller.userId()).isNull();
    }

    @Test
    void defaultDomain_anyAccount_isADomainThatLogonNamesCanEndIn() {
        assertThatCode(() -> name("alice")).doesNotThrowAnyException();
    }

    @Test
    void createUser_freeName_answersTheUserWithItsProfileAndTags() {
        UserProfile profile = new UserProfile(
                name("Alice.B-c_9"), "Alís 张~* +&=%", "alice@example.com", "86-13800000000", "A comment, & more");
        Tags tags = new Tags(Map.of(OwnershipTags.ID, "one", "team:a b", "ü+&=/%", "empty", ""));

        RamUser created = directory().call(new CreateUser(profile, tags));

        assertThat(created.userPrincipalName())
                .isEqualTo(profile.userPrincipalName().toString());
        assertThat(created.displayName()).isEqualTo(profile.displayName());
        assertThat(created.email()).isEqualTo(profile.email());
        assertThat(created.mobilePhone()).isEqualTo(profile.mobilePhone());
        assertThat(created.comments()).isEqualTo(profile.comments());
        assertThat(created.tags()).isEqualTo(tags.values());
        assertThat(created.createDate()).isNotNull();
        assertThat(directory().call(new GetUser(created.id())).orElse(null)).isEqualTo(created);
    }

    @Test
    void createUser_onlyWhatMustBe_answersTheRestAsAbsent() {
        RamUser created = create("alice", "one");

        assertThat(created.email()).isNull();
        assertThat(created.mobilePhone()).isNull();
        assertThat(created.comments()).isNull();
        assertThat(created.lastLoginDate()).isNull();
    }

    @Test
    void createUser_nameOfAnotherOwner_alreadyExists() {
        create("alice", "one");

        assertThat(failure(() -> create("alice", "two")).reason()).isEqualTo(ALREADY_EXISTS);
    }

    @Test
    void createUser_nameOfAnotherOwnerInOtherCase_alreadyExists() {
        create("alice", "one");

        assertThat(failure(() -> create("ALICE", "two")).reason()).isEqualTo(ALREADY_EXISTS);
    }

    @Test
    void createUser_nameOfNobodysUser_alreadyExistsAndTheUserStaysAsItWas() {
        RamUser byHand = madeByHand("alice", Map.of("team", "red"));

        assertThat(failure(() -> create("alice", "two")).reason()).isEqualTo(ALREADY_EXISTS);

        assertThat(directory().call(new GetUser(byHand.id())).orElse(null)).isEqualTo(byHand);
    }

    @Test
    void findUser_unknownId_null() {
        assertThat(directory().call(new GetUser(NOBODY)).orElse(null)).isNull();
    }

    @Test
    void findUser_unknownName_null() {
        assertThat(directory().call(new GetUser(name("nobody"))).orElse(null)).isNull();
    }

    @Test
    void findUser_nameInOtherCase_theUserWithTheNameItWasCreatedWith() {
        RamUser created = create("Alice", "one");

        assertThat(directory().call(new GetUser(name("aLICE"))).orElse(null)).isEqualTo(created);
    }

    @Test
    void findUser_userMadeElsewhere_isReportedAsItIs() {
        RamUser byHand = madeByHand("alice", Map.of("team", "red"));

        assertThat(directory().call(new GetUser(name("alice"))).orElse(null)).isEqualTo(byHand);
    }

    @Test
    void updateUser_oneAttribute_theOthersAndTheTagsStay() {
        RamUser before = createFull("alice");

        directory().call(new UpdateUser(before.id(), new UpdateUserRequest(null, "Other", null, null, null)));

        RamUser after = find(before.id());
        assertThat(after.displayName()).isEqualTo("Other");
        assertThat(after.email()).isEqualTo(before.email());
        assertThat(after.mobilePhone()).isEqualTo(before.mobilePhone());
        assertThat(after.comments()).isEqualTo(before.comments());
        assertThat(after.tags()).isEqualTo(before.tags());
    }

    @Test
    void updateUser_everyAttribute_answersTheNewStateWithoutTags() {
        RamUser before = createFull("alice");

        RamUser answer = directory()
                .call(new UpdateUser(
                        before.id(),
                        new UpdateUserRequest(name("bob"), "Bob", "bob@example.com", "1-5550001111", "Hello")));

        assertThat(answer.id()).isEqualTo(before.id());
        assertThat(answer.tags()).isEmpty();
        assertThat(answer.withTags(before.tags())).isEqualTo(find(before.id()));
        assertThat(answer.userPrincipalName()).isEqualTo(name("bob").toString());
        assertThat(answer.email()).isEqualTo("bob@example.com");
    }

    @Test
    void updateUser_emptyStrings_clear() {
        RamUser before = createFull("alice");

        directory().call(new UpdateUser(before.id(), new UpdateUserRequest(null, null, "", "", "")));

        RamUser after = find(before.id());
        assertThat(after.email()).isNull();
        assertThat(after.mobilePhone()).isNull();
        assertThat(after.comments()).isNull();
    }

    @Test
    void updateUser_newName_theUserIsFoundByItAndNoLongerByTheOldOne() {
        RamUser before = create("alice", "one");

        directory().call(new UpdateUser(before.id(), new UpdateUserRequest(name("bob"), null, null, null, null)));

        assertThat(directory().call(new GetUser(name("alice"))).orElse(null)).isNull();
        assertThat(directory().call(new GetUser(name("bob"))).orElse(null))
                .extracting(RamUser::id)
                .isEqualTo(before.id());
    }

    @Test
    void updateUser_ownNameInOtherCase_changesTheCase() {
        RamUser before = create("alice", "one");

        directory().call(new UpdateUser(before.id(), new UpdateUserRequest(name("Alice"), null, null, null, null)));

        assertThat(find(before.id()).userPrincipalName())
                .isEqualTo(name("Alice").toString());
    }

    @Test
    void updateUser_sameRequestAgain_changesNothingMore() {
        RamUser before = createFull("alice");
        UpdateUserRequest request = new UpdateUserRequest(name("bob"), "Bob", "", null, "Hello");
        directory().call(new UpdateUser(before.id(), request));
        RamUser once = find(before.id());

        directory().call(new UpdateUser(before.id(), request));

        assertThat(find(before.id()))
                .usingRecursiveComparison()
                .ignoringFields("updateDate")
                .isEqualTo(once);
    }

    @Test
    void updateUser_unknownId_notFound() {
        assertThat(failure(() -> directory()
                                .call(new UpdateUser(NOBODY, new UpdateUserRequest(null, "Bob", null, null, null))))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void updateUser_nameOfAnotherUser_alreadyExists() {
        create("bob", "two");
        RamUser alice = create("alice", "one");

        assertThat(failure(() -> directory()
                                .call(new UpdateUser(
                                        alice.id(), new UpdateUserRequest(name("BOB"), null, null, null, null))))
                        .reason())
                .isEqualTo(ALREADY_EXISTS);
    }

    @Test
    void deleteUser_existingUser_isGoneAndItsNameIsFree() {
        RamUser alice = create("alice", "one");

        directory().call(new DeleteUser(alice.id()));

        assertThat(directory().call(new GetUser(alice.id())).orElse(null)).isNull();
        assertThat(create("alice", "two").id()).isNotEqualTo(alice.id());
    }

    @Test
    void deleteUser_unknownId_notFound() {
        assertThat(failure(() -> directory().call(new DeleteUser(NOBODY))).reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void deleteUser_userInAGroup_conflictAndTheUserStays() {
        RamUser alice = create("alice", "one");
        groupMadeByHand("team");
        directory().call(new AddUserToGroup(name("alice"), new GroupName("team")));

        RamException failure = failure(() -> directory().call(new DeleteUser(alice.id())));

        assertThat(failure.reason()).isEqualTo(CONFLICT);
        assertThat(failure.code()).isEqualTo("DeleteConflict.User.Group");
        assertThat(directory().call(new GetUser(alice.id())).orElse(null)).isEqualTo(alice);
    }

    @Test
    void tagUser_newAndExistingKeys_addsAndOverwritesAndLeavesTheOthers() {
        RamUser alice = madeByHand("alice", Map.of("kept", "1", "changed", "2"));

        directory().call(new TagResources(alice.id(), Map.of("changed", "3", "added", "")));

        assertThat(find(alice.id()).tags()).isEqualTo(Map.of("kept", "1", "changed", "3", "added", ""));
    }

    @Test
    void tagUser_unknownId_notFound() {
        assertThat(failure(() -> directory().call(new TagResources(NOBODY, Map.of("team", "red"))))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void untagUser_keysWithAndWithoutATag_removesTheTagsAndLeavesTheOthers() {
        RamUser alice = madeByHand("alice", Map.of("kept", "1", "removed", "2"));

        directory().call(new UntagResources(alice.id(), Set.of("removed", "never-there")));

        assertThat(find(alice.id()).tags()).isEqualTo(Map.of("kept", "1"));
    }

    @Test
    void untagUser_unknownId_notFound() {
        assertThat(failure(() -> directory().call(new UntagResources(NOBODY, Set.of("team"))))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void listUsers_severalTags_theUsersThatCarryAllOfThem() {
        RamUser both = madeByHand("both", Map.of("team", "red", "site", "a", "more", "x"));
        madeByHand("onlyOne", Map.of("team", "red"));
        madeByHand("otherValue", Map.of("team", "red", "site", "b"));
        madeByHand("none", Map.of());

        assertThat(listed(Map.of("team", "red", "site", "a"))).containsExactly(both);
    }

    @Test
    void listUsers_noTags_everyUser() {
        RamUser alice = create("alice", "one");
        RamUser bob = madeByHand("bob", Map.of());

        assertThat(listed(Map.of())).containsExactlyInAnyOrder(alice, bob);
    }

    @Test
    void accountSummary_severalUsers_countsThemBelowTheQuota() {
        create("alice", "one");
        madeByHand("bob", Map.of());

        AccountSummary summary = directory().call(new GetAccountSummary());

        assertThat(summary.users()).isEqualTo(2);
        assertThat(summary.usersQuota()).isGreaterThan(2);
        assertThat(summary.groups()).isZero();
    }

    @Test
    void createUser_sameNameForManyOwnersAtOnce_oneGetsItAndTheOthersAlreadyExists() throws Exception {
        List<String> outcomes = atOnce(8, n -> outcome(() -> create("alice", "owner" + n)));

        assertThat(outcomes).hasSize(8).containsOnlyOnce("success");
        assertThat(outcomes.stream().filter("ALREADY_EXISTS"::equals)).hasSize(7);
    }

    @Test
    void createUser_manyNamesAtOnce_eachIsCreatedWithItsOwnTags() throws Exception {
        List<RamUser> created = atOnce(8, n -> create("user" + n, "owner" + n));

        assertThat(created).allSatisfy(user -> assertThat(find(user.id())).isEqualTo(user));
        assertThat(created)
                .allSatisfy(user -> assertThat(user.tags().get(OwnershipTags.ID))
                        .endsWith(user.userPrincipalName().substring(4, 5)));
    }
}
