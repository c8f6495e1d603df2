package ramscim.server.livecheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import ramscim.core.directory.RamOperation;
import ramscim.server.start.StartException;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.account.Account;
import ramscim.simulator.account.PolicyType;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.fault.Fault;
import ramscim.simulator.quirk.Lag;
import ramscim.simulator.quirk.Quirks;

/** The program, on an account that behaves, on one that does not, and ended in the middle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveCheckTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "scim-live-test1";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RamSimulator simulator = RamSimulator.start();
    private final Account account = simulator.account();
    private int status;

    @AfterEach
    void repair() {
        simulator.reset();
    }

    @AfterAll
    void stop() {
        simulator.close();
    }

    @Test
    void run_accountAsExpected_goesThroughEveryOperationAndLeavesNothing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.json");

        String printed = run(new LiveCheckOptions(file, null, false, "bailian.aliyuncs.com", true));

        JsonNode report = JSON.readTree(file.toFile());
        assertThat(report.at("/differences")).as(printed).isEmpty();
        assertThat(report.at("/failures")).isEmpty();
        assertThat(report.at("/unknownFields")).as(printed).isEmpty();
        assertThat(report.at("/missingFields")).as(printed).isEmpty();
        assertThat(report.at("/leftOver")).isEmpty();
        assertThat(report.at("/codes").properties())
                .extracting(entry -> entry.getKey())
                .containsExactlyInAnyOrderElementsOf(List.of(RamOperation.values()).stream()
                        .map(RamOperation::action)
                        .toList());
        assertThat(report.at("/visibility")).hasSizeGreaterThan(20);
        assertThat(printed).contains(Files.readString(file)).contains("Nothing is left over");
        assertThat(status).isZero();
        assertThat(account.users()).isEmpty();
        assertThat(account.groups()).isEmpty();
    }

    /** Which services take credentials nobody has written. */
    @Test
    void run_noServiceNamed_makesNoServiceCredentialAndSaysSo() {
        String printed = run(new LiveCheckOptions(null, null, false, null, true));

        assertThat(status).as(printed).isZero();
        assertThat(simulator.calls("CreateServiceCredential")).isEmpty();
        assertThat(printed)
                .contains("Not made: service credentials: ", "--service=")
                .contains("Not made: passkeys: ", "Not made: MFA devices: ");
    }

    @Test
    void run_failsWithAServiceCredential_leavesNothing() {
        simulator
                .faults()
                .add(Fault.error("UpdateServiceCredential", 503, "ServiceUnavailable", "Down.")
                        .times(12));

        run(new LiveCheckOptions(null, null, false, "bailian.aliyuncs.com", true));

        assertThat(simulator.calls("CreateServiceCredential")).isNotEmpty();
        assertThat(account.users()).isEmpty();
    }

    @Test
    void run_report_hasNoSecret() {
        String printed = run(new LiveCheckOptions(null, null, false, "bailian.aliyuncs.com", true));

        List<String> passwords = simulator.calls("CreateLoginProfile").stream()
                .map(call -> String.valueOf(call.parameters().get("Password")))
                .filter(password -> password.length() > 1)
                .toList();
        assertThat(passwords).isNotEmpty().noneMatch(printed::contains);
        assertThat(printed)
                .contains("AccessKey.AccessKeySecret string", "ServiceCredential.ServiceCredentialSecret string")
                .doesNotContain(simulator.accessKeySecret())
                .doesNotContain(simulator.accessKeyId());
        assertThat(printed.split("\"")).as("nothing that looks like a key").noneMatch(word -> word.startsWith("LTAI"));
    }

    @Test
    void run_accountThatLagsAndHasOtherCodes_saysSoAndLeavesNothing() {
        account.behave(new Quirks(
                        List.of(Lag.reads(Lag.USER, "GetUser", 2), Lag.reads(Lag.TAGS, Lag.ANY_ACTION, 2)),
                        true,
                        false,
                        false,
                        null,
                        false,
                        0,
                        new Quirks.Words(404, "NoSuchThing", "no"))
                .with(Lag.reads(Lag.USER, "CreateLoginProfile", 1))
                .with(Lag.reads(Lag.GROUP, Lag.ANY_ACTION, 1))
                .with(Lag.reads(Lag.MEMBERSHIP, Lag.ANY_ACTION, 1))
                .with(Lag.reads(Lag.LOGIN_PROFILE, "GetLoginProfile", 1)));

        String printed = run(new LiveCheckOptions(null, null, false, null, true));

        assertThat(printed)
                .contains("TagResources, an unknown user: answered with NoSuchThing, expected EntityNotExist.User")
                .containsPattern("GetUser saw late a new user, by id: \\d+ ms, 3 calls")
                .containsPattern("GetUser saw late a tag that was added: \\d+ ms, 3 calls")
                .containsPattern("RemoveUserFromGroup saw late what was done before: \\d+ ms, 3 calls")
                .containsPattern("CreateLoginProfile saw late what was done before: \\d+ ms, 2 calls");
        assertThat(status).isZero();
        assertThat(account.users()).isEmpty();
        assertThat(account.groups()).isEmpty();
    }

    @Test
    void run_operationThatAlwaysFails_endsThereAndLeavesNothing() {
        simulator.faults().add(Fault.error("AttachPolicyToGroup", 403, "NoPermission", "You are not authorized."));

        String printed = run(new LiveCheckOptions(null, null, false, null, true));

        assertThat(status).isEqualTo(1);
        assertThat(printed).contains("AttachPolicyToGroup failed with NoPermission, so the check ended there.");
        assertThat(account.users()).isEmpty();
        assertThat(account.groups()).isEmpty();
    }

    @Test
    void run_creationAnswerLost_leavesNothing() {
        simulator.faults().add(Fault.dropAfterEffect("CreateUser").times(1));
        simulator.faults().add(Fault.dropAfterEffect("CreateGroup").times(4));

        run(new LiveCheckOptions(null, null, false, null, true));

        assertThat(account.users()).isEmpty();
        assertThat(account.groups()).isEmpty();
    }

    @Test
    void run_accountWithUsers_isRefusedAndNotTouched() {
        account.addUser("alice");
        simulator.clearCalls();

        String printed = run(new LiveCheckOptions(null, null, false, null, true));

        assertThat(status).isEqualTo(1);
        assertThat(printed).contains("The account has 1 users.").contains("--non-empty");
        assertThat(simulator.calls()).allMatch(call -> call.action().matches("(Get|List).*"));
    }

    @Test
    void run_accountWithUsersThatIsMeant_leavesThemAsTheyWere() {
        SimulatedUser alice = account.addUser("alice");
        account.addGroup("staff");
        account.addMember("staff", alice.userPrincipalName());

        run(new LiveCheckOptions(null, null, true, null, true));

        assertThat(status).isZero();
        assertThat(account.users()).containsExactly(alice);
        assertThat(account.members("staff")).containsExactly(alice);
    }

    @Test
    void run_leftOversOfAnEarlierCheck_areRemovedWithAllThatBelongsToThem() {
        String name = account.addUser(PREFIX + "-person").userPrincipalName();
        account.access().addLoginProfile(name, "Horse-Battery-1");
        account.access().addAccessKey(name);
        account.access().bindMfaDevice(name);
        account.access().addServiceCredential(name, "tool", "bailian.aliyuncs.com");
        account.access().addPasskey(name, "phone");
        account.access().attachPolicyToUser(PolicyType.SYSTEM, "ReadOnlyAccess", name);
        account.addGroup(PREFIX + "-team");
        account.addMember(PREFIX + "-team", name);

        String printed = run(new LiveCheckOptions(null, PREFIX, false, null, true));

        assertThat(status).as(printed).isZero();
        assertThat(account.users()).isEmpty();
        assertThat(account.groups()).isEmpty();
    }

    @Test
    void run_prefixThatPeopleMayHave_isRefused() {
        String printed = run(new LiveCheckOptions(null, "a", false, null, true));

        assertThat(status).isEqualTo(1);
        assertThat(printed).contains("Set --prefix to scim-live- and 4 to 16");
        assertThat(simulator.calls()).isEmpty();
    }

    @Test
    void process_endedInTheMiddle_leavesNothing(@TempDir Path folder) throws IOException {
        simulator.faults().add(Fault.delay("AttachPolicyToUser", Duration.ofMillis(500)));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "ramscim.server.ScimServerApplication"));
        command.addAll(arguments("--live-check", "--live-check-prefix=" + PREFIX));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Awaitility.await("it is in the middle")
                .atMost(Duration.ofSeconds(120))
                .failFast("it ended", () -> !process.isAlive())
                .until(() -> account.users().stream()
                        .anyMatch(user -> !account.access()
                                .policiesOfUser(user.userPrincipalName())
                                .isEmpty()));

        process.destroy();
        process.onExit().join();

        assertThat(account.users()).isEmpty();
        assertThat(account.groups()).isEmpty();
        assertThat(Files.readString(log)).contains("Nothing is left over");
    }

    private String run(LiveCheckOptions options) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try {
            status = LiveCheckProgram.run(options, arguments(), out, PATIENCE) ? 0 : 1;
        } catch (StartException e) {
            out.println(e.getMessage());
            status = 1;
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private List<String> arguments(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--bridge.ram.ims-endpoint=" + simulator.endpoint(),
                "--bridge.ram.ram-endpoint=" + simulator.endpoint(),
                "--bridge.ram.resource-manager-endpoint=" + simulator.endpoint(),
                "--bridge.ram.sts-endpoint=" + simulator.endpoint(),
                "--bridge.ram.rate.reads=0",
                "--bridge.ram.rate.identity-writes=0",
                "--bridge.ram.rate.policy-writes=0",
                "--bridge.ram.credentials.access-key-id=" + simulator.accessKeyId(),
                "--bridge.ram.credentials.access-key-secret=" + simulator.accessKeySecret()));
        arguments.addAll(List.of(options));
        return arguments;
    }
}
