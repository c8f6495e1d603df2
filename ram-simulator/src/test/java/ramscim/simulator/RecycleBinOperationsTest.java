package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.simulator.account.Account;
import ramscim.simulator.account.Quotas;
import ramscim.simulator.account.SimulatedUser;

class RecycleBinOperationsTest {

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    private static Account account() {
        return SIMULATOR.get().account();
    }

    private static String deleted(String localPart) {
        String id =
                account().addUser(localPart, user -> user.tag("team", "red")).userId();
        SIMULATOR.call("DeleteUser", "UserId", id);
        return id;
    }

    private static Answer restore(String userId) {
        return SIMULATOR.call("RestoreUserFromRecycleBin", "UserId", userId);
    }

    @Test
    void get_deletedUser_tellsWhoAndUntilWhen() {
        String id = deleted("alice");

        JsonNode user = SIMULATOR.call("GetUserInRecycleBin", "UserId", id).user();

        assertThat(user.path("UserId").asText()).isEqualTo(id);
        assertThat(user.path("UserPrincipalName").asText()).isEqualTo(SIMULATOR.name("alice"));
        assertThat(user.path("DisplayName").asText()).isEqualTo("alice");
        Instant recycled = Instant.parse(user.path("RecycleDate").asText());
        assertThat(Instant.parse(user.path("DeleteDate").asText())).isEqualTo(recycled.plus(Duration.ofDays(30)));
        assertThat(SIMULATOR.call("GetUser", "UserId", id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetUserInRecycleBin", "RestoreUserFromRecycleBin", "DeleteUserInRecycleBin"})
    void addressing_userWhoIsNotThere_isRefused(String action) {
        SimulatedUser alice = account().addUser("alice");

        assertThat(SIMULATOR.call(action, "UserId", alice.userId()).error()).isEqualTo("404 EntityNotExist.User");
        assertThat(SIMULATOR.call(action).error()).isEqualTo("400 MissingUserId");
    }

    @Test
    void restore_deletedUser_isBackWithIdAndTags() {
        String id = deleted("alice");

        assertThat(restore(id).status()).isEqualTo(200);

        SimulatedUser alice = account().findUser(SIMULATOR.name("alice")).orElseThrow();
        assertThat(alice.userId()).isEqualTo(id);
        assertThat(alice.tags()).isEqualTo(Map.of("team", "red"));
        assertThat(account().recycleBin()).isEmpty();
        assertThat(SIMULATOR.call("ListUsers").values("Users", "User", "UserId"))
                .containsExactly(id);
    }

    @Test
    void create_nameOfADeletedUser_isAnotherUserAndTheOldOneCannotComeBack() {
        String old = deleted("alice");

        String other = SIMULATOR.createUser("Alice");

        assertThat(other).isNotEqualTo(old);
        assertThat(restore(old).error()).isEqualTo("409 EntityAlreadyExists.User");
        assertThat(account().recycleBin()).hasSize(1);
    }

    @Test
    void delete_sameNameTwice_keepsBoth() {
        String first = deleted("alice");
        String second = deleted("alice");

        Answer found =
                SIMULATOR.call("ListUsersInRecycleBin", "Filter", "UserPrincipalName eq " + SIMULATOR.name("ALICE"));

        assertThat(found.values("Users", "User", "UserId")).containsExactly(first, second);
    }

    @Test
    void restore_afterTheDomainChanged_comesBackInTheNewOne() {
        String id = deleted("alice");
        account().setDefaultDomain("other.onaliyun.com");

        restore(id);

        assertThat(account().findUserById(id).orElseThrow().userPrincipalName()).isEqualTo("alice@other.onaliyun.com");
    }

    @Test
    void deleteForGood_deletedUser_isGone() {
        String id = deleted("alice");

        SIMULATOR.call("DeleteUserInRecycleBin", "UserId", id);

        assertThat(restore(id).error()).isEqualTo("404 EntityNotExist.User");
    }

    @Test
    void list_byPages_showsEachOnce() {
        List<String> ids =
                IntStream.range(0, 5).mapToObj(n -> deleted("user" + n)).toList();
        List<String> shown = new ArrayList<>();
        String marker = "";
        do {
            Answer page = SIMULATOR.call("ListUsersInRecycleBin", "MaxItems", "2", "Marker", marker);
            shown.addAll(page.values("Users", "User", "UserId"));
            marker = page.body().path("Marker").asText();
        } while (!marker.isEmpty());

        assertThat(shown).isEqualTo(ids);
    }

    @Test
    void list_withAName_showsOnlyThatUser() {
        deleted("alice");
        String bob = deleted("bob");

        assertThat(SIMULATOR
                        .call("ListUsersInRecycleBin", "Filter", "UserPrincipalName eq " + SIMULATOR.name("bob"))
                        .values("Users", "User", "UserId"))
                .containsExactly(bob);
    }

    @Test
    void list_anotherFilter_isRefused() {
        assertThat(SIMULATOR
                        .call("ListUsersInRecycleBin", "Filter", "DisplayName eq alice")
                        .error())
                .isEqualTo("400 InvalidParameter.Filter");
    }

    @Test
    void removeUser_byHand_goesToTheBinWithoutItsKeys() {
        String id = account().addUser("alice").userId();
        account().access().addAccessKey(SIMULATOR.name("alice"));

        account().removeUser(SIMULATOR.name("alice"));
        restore(id);

        assertThat(account().access().accessKeys(SIMULATOR.name("alice"))).isEmpty();
    }

    @Test
    void restore_after30Days_isTooLate() {
        ManualClock clock = new ManualClock();
        try (RamSimulator simulator =
                RamSimulator.start(SimulatorOptions.builder().clock(clock).build())) {
            String id = simulator.account().addUser("alice").userId();
            simulator.account().removeUser("alice@example.onaliyun.com");

            clock.advance(Duration.ofDays(30).minusSeconds(1));
            assertThat(simulator.account().recycleBin()).hasSize(1);
            clock.advance(Duration.ofSeconds(1));

            assertThat(simulator.account().recycleBin()).isEmpty();
            assertThat(simulator.account().findUserById(id)).isEmpty();
        }
    }

    @Test
    void remove_the1001st_forgetsTheOldest() {
        String first = account().addUser("first").userId();
        account().removeUser(SIMULATOR.name("first"));
        IntStream.range(0, 1000).forEach(n -> {
            account().addUser("user" + n);
            account().removeUser(SIMULATOR.name("user" + n));
        });

        assertThat(account().recycleBin())
                .hasSize(1000)
                .noneMatch(recycled -> recycled.user().userId().equals(first));
    }

    @Test
    void restore_fullAccount_isLimitExceeded() {
        try (RamSimulator small = RamSimulator.start(SimulatorOptions.builder()
                .quotas(Quotas.defaults().withUsers(1))
                .build())) {
            String id = small.account().addUser("alice").userId();
            small.account().removeUser("alice@example.onaliyun.com");
            small.account().addUser("bob");

            assertThat(SdkClient.of(small)
                            .call("RestoreUserFromRecycleBin", "UserId", id)
                            .error())
                    .isEqualTo("409 LimitExceeded.User");
        }
    }

    @Test
    void delete_accountThatRecyclesNothing_isFinal() {
        try (RamSimulator simulator = RamSimulator.start(
                SimulatorOptions.builder().recyclesUsers(false).build())) {
            String id = simulator.account().addUser("alice").userId();

            SdkClient.of(simulator).call("DeleteUser", "UserId", id);

            assertThat(simulator.account().recycleBin()).isEmpty();
        }
    }
}
