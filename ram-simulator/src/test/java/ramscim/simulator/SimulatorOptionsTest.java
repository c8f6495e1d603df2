package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ramscim.simulator.rate.RateLimits;

class SimulatorOptionsTest {

    private static final String[] ALICE = {"UserPrincipalName", "alice@example.onaliyun.com", "DisplayName", "Alice"};

    private final ManualClock clock = new ManualClock();

    private static String[] aliceAnd(String name, String value) {
        return new String[] {ALICE[0], ALICE[1], ALICE[2], ALICE[3], name, value};
    }

    @Test
    void strictParameters_unknownParameter_isUnsupported() {
        try (RamSimulator simulator = RamSimulator.start(
                SimulatorOptions.builder().strictParameters(true).build())) {
            SdkClient client = SdkClient.of(simulator);

            assertThat(client.call("CreateUser", aliceAnd("ProvisionType", "SCIM"))
                            .error())
                    .isEqualTo("400 UnsupportedParameter");
            assertThat(client.call("CreateUser", aliceAnd("Tag.1.Key", "team")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void storesProvisionType_givenOne_keepsIt() {
        try (RamSimulator simulator = RamSimulator.start(SimulatorOptions.builder()
                .storesProvisionType(true)
                .strictParameters(true)
                .build())) {
            SdkClient client = SdkClient.of(simulator);

            assertThat(client.call("CreateUser", aliceAnd("ProvisionType", "SCIM"))
                            .user()
                            .path("ProvisionType")
                            .asText())
                    .isEqualTo("SCIM");
            assertThat(client.call("CreateUser", aliceAnd("ProvisionType", "Robot"))
                            .error())
                    .isEqualTo("400 InvalidParameter.ProvisionType");
        }
    }

    @Test
    void overlappingPages_nextPage_beginsWithTheLastEntryOfTheOneBefore() {
        try (RamSimulator simulator = RamSimulator.start(
                SimulatorOptions.builder().overlappingPages(true).build())) {
            IntStream.range(0, 3).forEach(n -> simulator.account().addUser("user" + n));
            SdkClient client = SdkClient.of(simulator);

            Answer first = client.call("ListUsers", "MaxItems", "2");
            Answer second = client.call(
                    "ListUsers",
                    "MaxItems",
                    "2",
                    "Marker",
                    first.body().path("Marker").asText());

            assertThat(second.values("Users", "User", "UserPrincipalName"))
                    .containsExactly("user1@example.onaliyun.com", "user2@example.onaliyun.com");
            assertThat(second.body().has("Marker")).isFalse();
        }
    }

    @Test
    void idleTimeout_connectionWithoutACall_isClosed() throws IOException {
        try (RamSimulator simulator = RamSimulator.start(SimulatorOptions.builder()
                        .idleTimeout(Duration.ofMillis(50))
                        .build());
                Socket idle = new Socket("127.0.0.1", simulator.endpoint().getPort())) {
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void strictDisplayNames_accent_isRefused() {
        try (RamSimulator simulator = RamSimulator.start(
                SimulatorOptions.builder().strictDisplayNames(true).build())) {
            SdkClient client = SdkClient.of(simulator);

            assertThat(client.call("CreateUser", ALICE[0], ALICE[1], "DisplayName", "Zoë")
                            .error())
                    .isEqualTo("400 InvalidParameter.DisplayName.InvalidChars");
            assertThat(client.call("CreateUser", ALICE[0], ALICE[1], "DisplayName", "张 Alice-1")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void rateLimits_moreWritesThanTheBucketHolds_areThrottledUntilItFills() {
        try (RamSimulator simulator = RamSimulator.start(SimulatorOptions.builder()
                .rateLimits(RateLimits.documented())
                .clock(clock)
                .build())) {
            SdkClient client = SdkClient.of(simulator);
            IntStream.range(0, 20).forEach(n -> client.call("DeleteUser", "UserId", "1"));

            assertThat(client.call("DeleteUser", "UserId", "1").error()).isEqualTo("400 Throttling.User");
            assertThat(client.call("UpdateUser", "UserId", "1").error()).isEqualTo("404 EntityNotExist.User");
            clock.advance(Duration.ofMillis(50));
            assertThat(client.call("DeleteUser", "UserId", "1").error()).isEqualTo("404 EntityNotExist.User");
            assertThat(client.call("DeleteUser", "UserId", "1").error()).isEqualTo("400 Throttling.User");
        }
    }

    @Test
    void listLag_changes_showInListsOnlyAfterIt() {
        try (RamSimulator simulator = RamSimulator.start(SimulatorOptions.builder()
                .listLag(Duration.ofSeconds(2))
                .clock(clock)
                .build())) {
            SdkClient client = SdkClient.of(simulator);
            String id = client.call("CreateUser", ALICE).user().path("UserId").asText();

            assertThat(client.call("GetUser", "UserId", id).status()).isEqualTo(200);
            assertThat(client.call("ListUsers").values("Users", "User", "UserId"))
                    .isEmpty();
            clock.advance(Duration.ofSeconds(2));
            assertThat(client.call("ListUsers").values("Users", "User", "UserId"))
                    .containsExactly(id);
            client.call("DeleteUser", "UserId", id);
            assertThat(client.call("ListUsers").values("Users", "User", "UserId"))
                    .containsExactly(id);
        }
    }

    @Test
    void listLag_membership_showsInListsOnlyAfterIt() {
        try (RamSimulator simulator = RamSimulator.start(SimulatorOptions.builder()
                .listLag(Duration.ofSeconds(2))
                .clock(clock)
                .build())) {
            SdkClient client = SdkClient.of(simulator);
            String id = simulator.account().addUser("alice").userId();
            simulator.account().addGroup("dev");
            client.call("AddUserToGroup", ALICE[0], ALICE[1], "GroupName", "dev");

            assertThat(client.call("ListUsersForGroup", "GroupName", "dev").values("Users", "User", "UserId"))
                    .isEmpty();
            assertThat(client.call("DeleteUser", "UserId", id).error()).isEqualTo("409 DeleteConflict.User.Group");
            clock.advance(Duration.ofSeconds(2));
            assertThat(client.call("ListUsersForGroup", "GroupName", "dev").values("Users", "User", "UserId"))
                    .containsExactly(id);
        }
    }

    @Test
    void strictDelete_off_deletesUsersAndGroupsWithTheirMemberships() {
        try (RamSimulator simulator = RamSimulator.start(
                SimulatorOptions.builder().strictDelete(false).build())) {
            SdkClient client = SdkClient.of(simulator);
            String id = simulator.account().addUser("alice").userId();
            simulator.account().addGroup("dev");
            simulator.account().addGroup("ops");
            simulator.account().addMember("dev", ALICE[1]);
            simulator.account().addMember("ops", ALICE[1]);

            assertThat(client.call("DeleteGroup", "GroupName", "dev").status()).isEqualTo(200);
            assertThat(client.call("DeleteUser", "UserId", id).status()).isEqualTo(200);
            assertThat(simulator.account().members("ops")).isEmpty();
        }
    }

    @Test
    void accessKey_other_isTheOneAccepted() {
        try (RamSimulator simulator = RamSimulator.start(
                SimulatorOptions.builder().accessKey("LTAI-mine", "mine").build())) {
            assertThat(SdkClient.of(simulator).call("GetDefaultDomain").status())
                    .isEqualTo(200);
            assertThat(simulator.accessKeyId()).isEqualTo("LTAI-mine");
        }
    }

    @Test
    void toString_options_hideTheSecret() {
        assertThat(SimulatorOptions.defaults().toString()).doesNotContain("simulator-secret");
    }

    @Test
    void port_outOfRange_isRefused() {
        SimulatorOptions.Builder options = SimulatorOptions.builder().port(70000);

        assertThatThrownBy(options::build).isInstanceOf(IllegalArgumentException.class);
    }
}
