package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.LoginProfileCall.CreateLoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UntagResources;

class RamCallTest {
    private static final UserPrincipalName ALICE = new UserPrincipalName("alice", "example.onaliyun.com");
    private static final UserId ID = new UserId("200000000000000001");
    private static final Secret PASSWORD = new Secret("Horse-Battery-1");

    /** By which IMS knows whom a call is about; without it several operations act on the caller itself. */
    private static final Set<String> ADDRESSES = Set.of(
            "UserPrincipalName",
            "UserId",
            "UserName",
            "PrincipalName",
            "GroupName",
            "ResourceId.1",
            "SerialNumber",
            "Filter",
            "PolicyName");

    private static final Set<RamOperation> ABOUT_THE_ACCOUNT = Set.of(
            RamOperation.GET_DEFAULT_DOMAIN,
            RamOperation.GET_ACCOUNT_SUMMARY,
            RamOperation.GET_PASSWORD_POLICY,
            RamOperation.GET_USER_SSO_SETTINGS,
            RamOperation.LIST_USERS,
            RamOperation.LIST_GROUPS);

    private final List<RamCall<?>> every = EveryCall.on(new InMemoryRamDirectory());

    @Test
    void parameters_ofEachCallThatIsNotAboutTheAccount_sayWhomItIsAbout() {
        assertThat(every)
                .filteredOn(call -> !ABOUT_THE_ACCOUNT.contains(call.operation()))
                .allSatisfy(call -> assertThat(call.parameters().sent())
                        .containsAnyOf(ADDRESSES.stream()
                                .filter(call.parameters().sent()::containsKey)
                                .map(name ->
                                        entry(name, call.parameters().sent().get(name)))
                                .toArray(Map.Entry[]::new))
                        .doesNotContainValue(""));
    }

    @Test
    void takesAway_ofEachCall_onlyWhereSomethingEndsOrIsTurnedOff() {
        assertThat(every)
                .filteredOn(RamCall::takesAway)
                .extracting(RamCall::operation)
                .containsExactlyInAnyOrder(
                        RamOperation.REMOVE_USER_FROM_GROUP,
                        RamOperation.UPDATE_LOGIN_PROFILE,
                        RamOperation.DELETE_LOGIN_PROFILE,
                        RamOperation.UPDATE_ACCESS_KEY,
                        RamOperation.DELETE_ACCESS_KEY,
                        RamOperation.UPDATE_SERVICE_CREDENTIAL,
                        RamOperation.DELETE_SERVICE_CREDENTIAL,
                        RamOperation.DELETE_PASSKEY,
                        RamOperation.UNBIND_MFA_DEVICE,
                        RamOperation.DELETE_VIRTUAL_MFA_DEVICE,
                        RamOperation.DETACH_POLICY_FROM_USER,
                        RamOperation.DETACH_POLICY,
                        RamOperation.DETACH_POLICY_FROM_GROUP);
    }

    @Test
    void takesAway_logonTurnedOn_no() {
        assertThat(new UpdateLoginProfile(ALICE, LoginProfileUpdate.to(AccessStatus.ACTIVE)).takesAway())
                .isFalse();
    }

    @Test
    void repeatability_ofEachCreation_isReadBackUnlessItCannotBe() {
        assertThat(every)
                .filteredOn(call -> call.operation().repeatability() == Repeatability.READING_BACK)
                .allMatch(call -> call instanceof RamCall.Creation<?>)
                .hasSize(3);
    }

    @Test
    void isWrite_ofEachCall_unlessItsNameSaysThatItAsks() {
        assertThat(every)
                .allMatch(call ->
                        call.operation().isWrite() != call.operation().action().matches("(Get|List).*"));
    }

    @Test
    void parameters_tags_areSentNumberedAndShownByTheirKeys() {
        Parameters parameters = new TagResources(ID, Map.of("team", "red", "site", "blue")).parameters();

        assertThat(parameters.sent())
                .containsOnly(
                        entry("ResourceType", "user"),
                        entry("ResourceId.1", ID.value()),
                        entry("Tag.1.Key", "site"),
                        entry("Tag.1.Value", "blue"),
                        entry("Tag.2.Key", "team"),
                        entry("Tag.2.Value", "red"));
        assertThat(parameters.shown()).containsEntry("Tag.site", "blue").doesNotContainKey("Tag.1.Key");
    }

    @Test
    void parameters_password_isSentAndNeverShown() {
        CreateLoginProfile call =
                new CreateLoginProfile(ALICE, new LoginProfileRequest(PASSWORD, AccessStatus.INACTIVE, true, false));

        assertThat(call.parameters().sent()).containsEntry("Password", PASSWORD.reveal());
        assertThat(call.parameters().shown()).containsEntry("Password", "***").containsEntry("Status", "Inactive");
        assertThat(call.parameters() + call.toString()).doesNotContain(PASSWORD.reveal());
    }

    @Test
    void parameters_passwordLeftOpen_canBeShownAndNotSent() {
        Parameters open = new CreateLoginProfile(
                        ALICE, new LoginProfileRequest(Secret.LEFT_OPEN, AccessStatus.ACTIVE, true, false))
                .parameters();

        assertThat(open.shown()).containsEntry("Password", "***");
        assertThatThrownBy(open::sent).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void parameters_groupThatKeepsItsName_sayNoNewOne() {
        GroupName team = new GroupName("team");

        assertThat(new UpdateGroup(team, new GroupProfile(team, "Team", "comments"))
                        .parameters()
                        .sent())
                .doesNotContainKey("NewGroupName");
    }

    @Test
    void getUser_byIdAndByName_isRefused() {
        assertThatThrownBy(() -> new GetUser(ID, ALICE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GetUser(null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tagsAndKeys_none_areRefused() {
        assertThatThrownBy(() -> new TagResources(ID, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UntagResources(ID, Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void made_userOfTheSameOwner_yesAndOfAnotherNo() {
        InMemoryRamDirectory ram = new InMemoryRamDirectory();
        UserProfile profile = new UserProfile(ALICE, "Alice", null, null, null);
        CreateUser call = new CreateUser(profile, new Tags(Map.of(OwnershipTags.ID, "one")));
        RamUser made = ram.call(call);

        assertThat(call.made(made, null)).isTrue();
        assertThat(call.made(made.withTags(Map.of(OwnershipTags.ID, "two")), null))
                .isFalse();
        assertThat(call.readBack()).isEqualTo(new GetUser(ALICE));
    }
}
