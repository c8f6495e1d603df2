package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.PolicyType;
import ramscim.simulator.account.SimulatedAccessKey;

class AccessKeyOperationsTest {

    private static final String ALICE = "alice@example.onaliyun.com";

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    @BeforeEach
    void addAlice() {
        SIMULATOR.get().account().addUser("alice");
    }

    private static AccountAccess access() {
        return SIMULATOR.get().account().access();
    }

    private static Answer call(String action, String... namesAndValues) {
        return SIMULATOR.call(
                action,
                Stream.concat(Stream.of("UserPrincipalName", ALICE), Stream.of(namesAndValues))
                        .toArray(String[]::new));
    }

    private static SdkClient holderOf(SimulatedAccessKey key) {
        return SIMULATOR.clientWith(key.id(), key.secret().reveal());
    }

    @Test
    void create_firstKey_answersItWithItsSecretAndListDoesNot() {
        JsonNode key = call("CreateAccessKey").body().path("AccessKey");

        assertThat(key.path("AccessKeyId").asText()).startsWith("LTAI").hasSize(24);
        assertThat(key.path("AccessKeySecret").asText()).hasSize(30);
        assertThat(key.path("Status").asText()).isEqualTo("Active");
        Answer listed = call("ListAccessKeys");
        assertThat(listed.values("AccessKeys", "AccessKey", "AccessKeyId"))
                .containsExactly(key.path("AccessKeyId").asText());
        assertThat(listed.body().at("/AccessKeys/AccessKey/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("AccessKeyId", "Status", "CreateDate", "UpdateDate");
    }

    @Test
    void create_aThird_isLimitExceeded() {
        call("CreateAccessKey");
        call("CreateAccessKey");

        assertThat(call("CreateAccessKey").error()).isEqualTo("409 LimitExceeded.User.AccessKey");
        assertThat(access().accessKeys(ALICE)).hasSize(2);
    }

    @Test
    void update_inactive_isListedSoAndTheKeyCallsNoMore() {
        SimulatedAccessKey key = access().addAccessKey(ALICE);
        access().attachPolicyToUser(PolicyType.SYSTEM, "AliyunRAMReadOnlyAccess", ALICE);
        assertThat(holderOf(key).call("GetDefaultDomain").status()).isEqualTo(200);

        call("UpdateAccessKey", "UserAccessKeyId", key.id(), "Status", "Inactive");

        assertThat(call("ListAccessKeys").values("AccessKeys", "AccessKey", "Status"))
                .containsExactly("Inactive");
        assertThat(holderOf(key).call("GetDefaultDomain").error()).isEqualTo("400 InvalidAccessKeyId.Inactive");
    }

    @Test
    void delete_activeKey_isGoneAndCallsNoMore() {
        SimulatedAccessKey key = access().addAccessKey(ALICE);

        assertThat(call("DeleteAccessKey", "UserAccessKeyId", key.id()).status())
                .isEqualTo(200);

        assertThat(access().accessKeys(ALICE)).isEmpty();
        assertThat(holderOf(key).call("GetDefaultDomain").error()).isEqualTo("404 InvalidAccessKeyId.NotFound");
    }

    @ParameterizedTest
    @CsvSource({"UpdateAccessKey", "DeleteAccessKey", "GetAccessKeyLastUsed"})
    void addressing_keyOfAnotherUser_isEntityNotExist(String action) {
        SIMULATOR.get().account().addUser("bob");
        SimulatedAccessKey key = access().addAccessKey(SIMULATOR.name("bob"));

        assertThat(call(action, "UserAccessKeyId", key.id(), "Status", "Inactive")
                        .error())
                .isEqualTo("404 EntityNotExist.User.AccessKey");
        assertThat(access().accessKeys(SIMULATOR.name("bob"))).containsExactly(key);
    }

    @ParameterizedTest
    @CsvSource({
        "UpdateAccessKey, MissingUserAccessKeyId",
        "DeleteAccessKey, MissingUserAccessKeyId",
        "GetAccessKeyLastUsed, MissingUserAccessKeyId"
    })
    void addressing_noKey_isMissing(String action, String code) {
        assertThat(call(action, "Status", "Inactive").error()).isEqualTo("400 " + code);
    }

    @Test
    void update_wrongStatusOrNone_isRefused() {
        SimulatedAccessKey key = access().addAccessKey(ALICE);

        assertThat(call("UpdateAccessKey", "UserAccessKeyId", key.id(), "Status", "inactive")
                        .error())
                .isEqualTo("400 InvalidParameter.Status");
        assertThat(call("UpdateAccessKey", "UserAccessKeyId", key.id()).error()).isEqualTo("400 MissingStatus");
    }

    @ParameterizedTest
    @CsvSource({"CreateAccessKey", "ListAccessKeys"})
    void addressing_unknownUser_isEntityNotExist(String action) {
        assertThat(SIMULATOR
                        .call(action, "UserPrincipalName", SIMULATOR.name("nobody"))
                        .error())
                .isEqualTo("404 EntityNotExist.User");
    }

    @Test
    void list_nobodyNamed_showsTheCallersOwnKeys() {
        access().addAccessKey(ALICE);

        assertThat(SIMULATOR.call("ListAccessKeys").values("AccessKeys", "AccessKey", "AccessKeyId"))
                .containsExactly(SIMULATOR.get().accessKeyId());
        assertThat(SIMULATOR
                        .call("ListAccessKeys", "UserPrincipalName", "")
                        .values("AccessKeys", "AccessKey", "AccessKeyId"))
                .containsExactly(SIMULATOR.get().accessKeyId());
    }

    @Test
    void create_nobodyNamed_makesTheCallersKey() {
        SIMULATOR.call("CreateAccessKey");

        assertThat(access().callersAccessKeys()).hasSize(2);
        assertThat(access().accessKeys(ALICE)).isEmpty();
    }

    @Test
    void delete_nobodyNamed_locksTheCallerOut() {
        SIMULATOR.call("DeleteAccessKey", "UserAccessKeyId", SIMULATOR.get().accessKeyId());

        assertThat(SIMULATOR.call("GetDefaultDomain").error()).isEqualTo("404 InvalidAccessKeyId.NotFound");
    }

    @Test
    void reset_callerLockedOut_letsTheCallerIn() {
        SIMULATOR.call("DeleteAccessKey", "UserAccessKeyId", SIMULATOR.get().accessKeyId());

        SIMULATOR.get().reset();

        assertThat(SIMULATOR.call("GetDefaultDomain").status()).isEqualTo(200);
    }

    @Test
    void anyCall_withAUsersKey_needsAPolicyThatAllowsIt() {
        SdkClient alice = holderOf(access().addAccessKey(ALICE));
        assertThat(alice.call("GetDefaultDomain").error()).isEqualTo("403 NoPermission");

        access().attachPolicyToUser(PolicyType.SYSTEM, "ReadOnlyAccess", ALICE);
        assertThat(alice.call("GetDefaultDomain").status()).isEqualTo(200);
        assertThat(alice.call("CreateGroup", "GroupName", "dev").error()).isEqualTo("403 NoPermission");

        SIMULATOR.get().account().addGroup("admins");
        SIMULATOR.get().account().addMember("admins", ALICE);
        access().attachPolicyToGroup(PolicyType.SYSTEM, "AdministratorAccess", "admins");
        assertThat(alice.call("CreateGroup", "GroupName", "dev").status()).isEqualTo(200);
    }

    @Test
    void lastUsed_afterACall_tellsWhenAndForWhat() {
        SimulatedAccessKey key = access().addAccessKey(ALICE);
        JsonNode unused =
                call("GetAccessKeyLastUsed", "UserAccessKeyId", key.id()).body().path("AccessKeyLastUsed");
        assertThat(unused).isEmpty();

        holderOf(key).call("GetDefaultDomain");

        JsonNode used =
                call("GetAccessKeyLastUsed", "UserAccessKeyId", key.id()).body().path("AccessKeyLastUsed");
        assertThat(used.path("ServiceName").asText()).isEqualTo("Ims");
        assertThat(used.path("LastUsedDate").asText()).matches("\\d{4}-.*Z");
    }

    @Test
    void getUser_byKey_answersItsOwner() {
        SimulatedAccessKey key = access().addAccessKey(ALICE);

        assertThat(SIMULATOR
                        .call("GetUser", "UserAccessKeyId", key.id())
                        .user()
                        .path("UserPrincipalName")
                        .asText())
                .isEqualTo(ALICE);
        assertThat(SIMULATOR.call("GetUser", "UserAccessKeyId", "LTAI-unknown").error())
                .isEqualTo("404 EntityNotExist.User.AccessKey");
    }

    @Test
    void anyKey_printed_hidesItsSecret() {
        SimulatedAccessKey key = access().addAccessKey(ALICE);

        assertThat(key.toString()).doesNotContain(key.secret().reveal());
    }
}
