package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.simulator.account.Account;
import ramscim.simulator.fault.Fault;
import ramscim.simulator.quirk.Lag;
import ramscim.simulator.quirk.Quirks;

/** What RAM does not show at once is neither made twice nor refused, and nobody gets less than was promised. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaggingAccountTest {
    private RunningBridge bridge;
    private Account account;

    @BeforeAll
    void start(@TempDir Path folder) {
        bridge = RunningBridge.start(
                "bridge.ram.unseen=30s",
                "bridge.access.console-logon=all",
                "bridge.access.secret-sink.file=" + folder.resolve("secrets.jsonl"));
        account = bridge.simulator().account();
    }

    @AfterAll
    void stop() {
        bridge.close();
    }

    @AfterEach
    void seeAll() {
        account.behave(Quirks.none());
        bridge.simulator().faults().clear();
    }

    @Test
    void create_userNotSeenByTheNextCall_isThereWithItsLogonAtOnce() {
        account.behave(Quirks.none().with(Lag.reads(Lag.USER, "CreateLoginProfile", 2)));
        String name = unique("alice");

        assertThat(bridge.scim().post("/Users", user(name)).status()).isEqualTo(201);

        assertThat(account.access().loginProfile(name + "@" + account.defaultDomain()))
                .isPresent();
    }

    @Test
    void create_answerLostAndNothingSeenForAWhile_becomesOneUserWithItsLogon() {
        account.behave(
                Quirks.none().with(Lag.reads(Lag.USER, Lag.ANY_ACTION, 2)).with(Lag.reads(Lag.TAGS, "GetUser", 1)));
        bridge.simulator().faults().add(Fault.dropAfterEffect("CreateUser").times(1));
        String name = unique("bob");

        bridge.scim().post("/Users", user(name));

        String principal = name + "@" + account.defaultDomain();
        Awaitility.await().until(() -> account.access().loginProfile(principal).isPresent());
        ScimAnswer again = bridge.scim().get("/Users?filter=userName%20eq%20%22" + name + "%22");
        assertThat(again.text("/totalResults")).isEqualTo("1");
        assertThat(account.users())
                .filteredOn(one -> one.userPrincipalName().equals(principal))
                .hasSize(1);
    }

    @Test
    void createGroup_neitherItNorItsMemberSeenYet_hasTheMember() {
        account.behave(Quirks.none()
                .with(Lag.reads(Lag.USER, "AddUserToGroup", 1))
                .with(Lag.reads(Lag.GROUP, "AddUserToGroup", 2)));
        ScimAnswer carol = bridge.scim().post("/Users", user(unique("carol")));
        String name = unique("staff");

        ScimAnswer made = bridge.scim().post("/Groups", group(name, "'members': [{'value': '" + carol.id() + "'}]"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(account.members(name)).hasSize(1);
    }
}
