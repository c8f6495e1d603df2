package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ramscim.simulator.account.Account;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.error.RamError;

class AccountTest {

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    private static Account account() {
        return SIMULATOR.get().account();
    }

    @Test
    void addUser_byHand_isManualAndUntagged() {
        SimulatedUser alice = account().addUser("alice");

        assertThat(alice.provisionType()).isEqualTo("Manual");
        assertThat(alice.tags()).isEmpty();
        assertThat(SIMULATOR.call("GetUser", "UserId", alice.userId()).status()).isEqualTo(200);
        assertThat(SIMULATOR.get().calls("CreateUser")).isEmpty();
    }

    @Test
    void addUser_nameTaken_isRefused() {
        account().addUser("alice");

        assertThatThrownBy(() -> account().addUser("ALICE")).isInstanceOf(RamError.class);
    }

    @Test
    void changeUser_fieldsAndTags_areSeenThroughTheApi() {
        SimulatedUser alice = account().addUser("alice");

        account()
                .changeUser(
                        alice.userPrincipalName(),
                        user -> user.displayName("Changed")
                                .provisionType("CloudSSO")
                                .tag("owner", "somebody else"));

        Answer answer = SIMULATOR.call("GetUser", "UserId", alice.userId());
        assertThat(answer.user().path("DisplayName").asText()).isEqualTo("Changed");
        assertThat(answer.user().path("ProvisionType").asText()).isEqualTo("CloudSSO");
        assertThat(account().findUserById(alice.userId()).orElseThrow().tags())
                .isEqualTo(Map.of("owner", "somebody else"));
    }

    @Test
    void removeUser_known_isGone() {
        SimulatedUser alice = account().addUser("alice");

        account().removeUser(alice.userPrincipalName());

        assertThat(account().users()).isEmpty();
    }

    @Test
    void removeUser_memberOfAGroup_leavesTheGroup() {
        account().addGroup("dev");
        SimulatedUser alice = account().addUser("alice");
        account().addMember("dev", alice.userPrincipalName());

        account().removeUser(alice.userPrincipalName());

        assertThat(account().members("dev")).isEmpty();
    }

    @Test
    void removeGroup_withMember_leavesTheUser() {
        account().addGroup("dev");
        SimulatedUser alice = account().addUser("alice");
        account().addMember("dev", alice.userPrincipalName());

        account().removeGroup("dev");

        assertThat(account().groupsOf(alice.userPrincipalName())).isEmpty();
    }

    @Test
    void changeGroup_renameAndRemoveMember_areSeenThroughTheApi() {
        account().addGroup("dev");
        SimulatedUser alice = account().addUser("alice");
        account().addMember("dev", alice.userPrincipalName());

        account().changeGroup("dev", group -> group.groupName("ops"));
        account().removeMember("ops", alice.userPrincipalName());

        assertThat(SIMULATOR.call("ListUsersForGroup", "GroupName", "ops").values("Users", "User", "UserId"))
                .isEmpty();
    }

    @Test
    void setDefaultDomain_other_changesEveryPrincipalName() {
        account().addUser("alice");

        account().setDefaultDomain("other.onaliyun.com");

        assertThat(account().users())
                .extracting(SimulatedUser::userPrincipalName)
                .containsExactly("alice@other.onaliyun.com");
    }

    @Test
    void reset_changedAccount_isAsNew() {
        account().addUser("alice");
        account().addGroup("dev");
        account().addMember("dev", SIMULATOR.name("alice"));
        account().setDefaultDomain("other.onaliyun.com");
        SIMULATOR.call("GetDefaultDomain");

        SIMULATOR.get().reset();

        assertThat(account().users()).isEmpty();
        assertThat(account().groups()).isEmpty();
        assertThat(account().defaultDomain()).isEqualTo("example.onaliyun.com");
        assertThat(SIMULATOR.get().calls()).isEmpty();
    }
}
