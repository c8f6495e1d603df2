package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.simulator.account.PolicyType;
import ramscim.simulator.account.SecurityTokens.SimulatedToken;
import ramscim.simulator.account.UserSso;
import ramscim.simulator.quirk.Lag;
import ramscim.simulator.quirk.Quirks;

/** What only some accounts do, or nobody has said that they do not. */
class QuirksTest {
    private static final ManualClock CLOCK = new ManualClock();

    @RegisterExtension
    static final RunningSimulator SIMULATOR =
            new RunningSimulator(SimulatorOptions.builder().clock(CLOCK).build());

    @BeforeEach
    void setTheClock() {
        CLOCK.advance(Duration.between(CLOCK.instant(), Instant.now()));
    }

    @Test
    void read_lagOfOneRead_doesNotSeeTheUserOnce() {
        behave(Quirks.none().with(Lag.reads(Lag.USER, "GetUser", 1)));
        String id = SIMULATOR.createUser("alice");

        assertThat(SIMULATOR.call("GetUser", "UserId", id).error()).isEqualTo("404 EntityNotExist.User");
        assertThat(SIMULATOR.call("GetUser", "UserId", id).status()).isEqualTo(200);
    }

    @Test
    void write_lagOfTime_isRefusedUntilItHasPassed() {
        behave(Quirks.none().with(Lag.millis(Lag.USER, Lag.ANY_ACTION, 3_000)));
        SIMULATOR.createUser("alice");
        String[] logon = {"UserPrincipalName", SIMULATOR.name("alice"), "Password", "Passw0rd-42"};

        assertThat(SIMULATOR.call("CreateLoginProfile", logon).error()).isEqualTo("404 EntityNotExist.User");
        CLOCK.advance(Duration.ofSeconds(3));
        assertThat(SIMULATOR.call("CreateLoginProfile", logon).status()).isEqualTo(200);
    }

    @Test
    void createUser_whileTheFirstIsNotSeen_existsAlready() {
        behave(Quirks.none().with(Lag.millis(Lag.USER, Lag.ANY_ACTION, 3_000)));
        SIMULATOR.createUser("alice");

        assertThat(SIMULATOR
                        .call("CreateUser", "UserPrincipalName", SIMULATOR.name("alice"), "DisplayName", "alice")
                        .error())
                .isEqualTo("409 EntityAlreadyExists.User");
    }

    @Test
    void getUser_lagOfTags_showsThoseBefore() {
        behave(Quirks.none().with(Lag.reads(Lag.TAGS, "GetUser", 1)));
        String id = SIMULATOR.createUser("alice");
        SIMULATOR.call("GetUser", "UserId", id);
        SIMULATOR.call(
                "TagResources", "ResourceType", "user", "ResourceId.1", id, "Tag.1.Key", "a", "Tag.1.Value", "b");

        assertThat(tags(id)).isZero();
        assertThat(tags(id)).isEqualTo(1);
    }

    @Test
    void groupsAndTheirMembers_lagOfReads_areNotSeenYet() {
        behave(Quirks.none()
                .with(Lag.reads(Lag.GROUP, "AddUserToGroup", 1))
                .with(Lag.reads(Lag.MEMBERSHIP, "RemoveUserFromGroup", 1)));
        SIMULATOR.createUser("alice");
        SIMULATOR.call("CreateGroup", "GroupName", "staff");
        String[] membership = {"UserPrincipalName", SIMULATOR.name("alice"), "GroupName", "staff"};

        assertThat(SIMULATOR.call("AddUserToGroup", membership).error()).isEqualTo("404 EntityNotExist.Group");
        assertThat(SIMULATOR.call("AddUserToGroup", membership).status()).isEqualTo(200);
        assertThat(SIMULATOR.call("RemoveUserFromGroup", membership).error())
                .isEqualTo("404 EntityNotExist.User.Group");
        assertThat(SIMULATOR.call("RemoveUserFromGroup", membership).status()).isEqualTo(200);
    }

    @Test
    void contacts_ignored_areNotTold() {
        behave(Quirks.none().ignoringContacts());

        Answer answer = SIMULATOR.call(
                "CreateUser",
                "UserPrincipalName",
                SIMULATOR.name("alice"),
                "DisplayName",
                "alice",
                "Email",
                "alice@example.com");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.user().has("Email")).isFalse();
    }

    @Test
    void logonNames_domainAlias_areToldAndTakenInBoth() {
        behave(Quirks.none().withDomainAlias("people.example.com"));
        SIMULATOR.createUser("alice");

        Answer answer = SIMULATOR.call("GetUser", "UserPrincipalName", "alice@people.example.com");

        assertThat(answer.user().path("UserPrincipalName").asText()).isEqualTo("alice@people.example.com");
        assertThat(SIMULATOR.call("ListUsers").values("Users", "User", "UserPrincipalName"))
                .containsExactly("alice@people.example.com");
    }

    @Test
    void untag_unknownUserInOtherWords_saysThem() {
        behave(new Quirks(
                List.of(),
                false,
                false,
                false,
                null,
                false,
                0,
                new Quirks.Words(404, "InvalidResourceId.NotFound", "Not found in our records.")));

        assertThat(SIMULATOR
                        .call("UntagResources", "ResourceType", "user", "ResourceId.1", "0", "TagKey.1", "a")
                        .error())
                .isEqualTo("404 InvalidResourceId.NotFound");
    }

    @ParameterizedTest
    @CsvSource({"true, ram:ListUsers", "false, ''"})
    void accessDenied_detailSwitchedOn_namesTheAction(boolean detail, String action) {
        behave(new Quirks(List.of(), detail, false, false, null, false, 0, null));
        SIMULATOR.createUser("alice");
        Answer key = SIMULATOR.call("CreateAccessKey", "UserPrincipalName", SIMULATOR.name("alice"));
        String id = key.body().path("AccessKey").path("AccessKeyId").asText();
        String secret = key.body().path("AccessKey").path("AccessKeySecret").asText();

        Answer denied = SIMULATOR.clientWith(id, secret).call("ListUsers");

        assertThat(denied.error()).isEqualTo("403 NoPermission");
        assertThat(denied.body().path("AccessDeniedDetail").path("AuthAction").asText())
                .isEqualTo(action);
    }

    @Test
    void token_expired_isRefused() {
        SimulatedToken token = SIMULATOR.get().account().access().issueToken(Duration.ofMinutes(15));

        assertThat(withToken(token, token.securityToken()).status()).isEqualTo(200);
        assertThat(withToken(token, "another").error()).isEqualTo("400 InvalidSecurityToken.MismatchWithAccessKey");
        assertThat(withToken(token, "").error()).isEqualTo("400 MissingSecurityToken");
        CLOCK.advance(Duration.ofMinutes(15));
        assertThat(withToken(token, token.securityToken()).error()).isEqualTo("403 InvalidSecurityToken.Expired");
    }

    @Test
    void deleteUser_policyWithinAResourceGroup_isAConflictThatRamDoesNotShow() {
        String id = SIMULATOR.createUser("alice");
        SIMULATOR
                .get()
                .account()
                .access()
                .attachPolicyInGroup("rg-one", PolicyType.SYSTEM, "AliyunOSSFullAccess", SIMULATOR.name("alice"));

        assertThat(SIMULATOR
                        .callRam("ListPoliciesForUser", "UserName", "alice")
                        .values("Policies", "Policy", "PolicyName"))
                .isEmpty();
        assertThat(SIMULATOR.call("DeleteUser", "UserId", id).error()).isEqualTo("409 DeleteConflict.User.Policy");
        assertThat(SIMULATOR
                        .callManager(
                                "ListPolicyAttachments",
                                "PrincipalType",
                                "IMSUser",
                                "PrincipalName",
                                SIMULATOR.name("alice"))
                        .values("PolicyAttachments", "PolicyAttachment", "ResourceGroupId"))
                .containsExactly("rg-one");
        SIMULATOR.callManager(
                "DetachPolicy",
                "ResourceGroupId",
                "rg-one",
                "PolicyType",
                "System",
                "PolicyName",
                "AliyunOSSFullAccess",
                "PrincipalType",
                "IMSUser",
                "PrincipalName",
                SIMULATOR.name("alice"));
        assertThat(SIMULATOR.call("DeleteUser", "UserId", id).status()).isEqualTo(200);
    }

    @Test
    void listEntitiesForPolicy_attached_namesThem() {
        SIMULATOR.createUser("alice");
        SIMULATOR.callRam(
                "AttachPolicyToUser", "PolicyType", "System", "PolicyName", "AliyunOSSFullAccess", "UserName", "alice");

        assertThat(SIMULATOR
                        .callRam("ListEntitiesForPolicy", "PolicyType", "System", "PolicyName", "AliyunOSSFullAccess")
                        .values("Users", "User", "UserName"))
                .containsExactly("alice");
    }

    @Test
    void listEntitiesForPolicy_someAtOnce_saysThatThereAreMore() {
        behave(Quirks.none().withHoldersAtOnce(1));
        String[] asked = {"PolicyType", "System", "PolicyName", "AliyunOSSFullAccess"};
        for (String name : List.of("alice", "bob")) {
            SIMULATOR.createUser(name);
            SIMULATOR.callRam("AttachPolicyToUser", asked[0], asked[1], asked[2], asked[3], "UserName", name);
        }

        Answer first = SIMULATOR.callRam("ListEntitiesForPolicy", asked);
        String marker = first.body().path("Marker").asText();
        Answer last =
                SIMULATOR.callRam("ListEntitiesForPolicy", asked[0], asked[1], asked[2], asked[3], "Marker", marker);

        assertThat(first.values("Users", "User", "UserName")).containsExactly("alice");
        assertThat(first.body().path("IsTruncated").asBoolean()).isTrue();
        assertThat(last.values("Users", "User", "UserName")).containsExactly("bob");
        assertThat(last.body().path("IsTruncated").asBoolean()).isFalse();
    }

    @Test
    void userSso_on_isTold() {
        SIMULATOR.get().account().access().setUserSso(UserSso.on());

        assertThat(SIMULATOR
                        .call("GetUserSsoSettings")
                        .body()
                        .path("UserSsoSettings")
                        .path("SsoEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void getAccountSummary_always_hasTheTwentySixFields() {
        assertThat(SIMULATOR.call("GetAccountSummary").body().path("SummaryMap").size())
                .isEqualTo(26);
    }

    @Test
    void getLoginProfile_initialPasswordTooOld_saysSo() {
        SIMULATOR.createUser("alice");
        SIMULATOR.call("CreateLoginProfile", "UserPrincipalName", SIMULATOR.name("alice"), "Password", "Passw0rd-42");

        assertThat(passwordStatus()).isEqualTo("InitialValid");
        CLOCK.advance(Duration.ofDays(15));
        assertThat(passwordStatus()).isEqualTo("InitialExpired");
    }

    @Test
    void reset_afterQuirks_isAsDocumented() {
        behave(Quirks.none().ignoringContacts());

        SIMULATOR.get().reset();

        assertThat(SIMULATOR.get().account().quirks()).isEqualTo(Quirks.none());
    }

    private static String passwordStatus() {
        return new HandMadeRequest(SIMULATOR.get())
                .at(CLOCK.instant())
                .with("Action", "GetLoginProfile")
                .with("UserPrincipalName", SIMULATOR.name("alice"))
                .send()
                .body()
                .path("LoginProfile")
                .path("PasswordStatus")
                .asText();
    }

    private static int tags(String id) {
        return SIMULATOR
                .call("GetUser", "UserId", id)
                .user()
                .path("Tags")
                .path("Tag")
                .size();
    }

    private static Answer withToken(SimulatedToken token, String sent) {
        return new HandMadeRequest(SIMULATOR.get())
                .signing(token.accessKeyId(), token.secret().reveal())
                .at(CLOCK.instant())
                .withAll(sent.isEmpty() ? Map.of() : Map.of("SecurityToken", sent))
                .send();
    }

    private static void behave(Quirks quirks) {
        SIMULATOR.get().account().behave(quirks);
    }
}
