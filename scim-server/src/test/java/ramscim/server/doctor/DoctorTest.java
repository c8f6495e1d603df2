package ramscim.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import ramscim.core.directory.OwnershipTags;
import ramscim.server.ram.RamAccess;
import ramscim.server.words.Audience;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.account.UserSso;
import ramscim.simulator.call.RecordedCall;
import ramscim.simulator.fault.Fault;
import ramscim.simulator.quirk.Quirks;
import ramscim.store.StoreDatabase;

/** The program, as somebody runs it before the first start, or beside a bridge. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class DoctorTest {
    private final RamSimulator simulator = RamSimulator.start();
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
    void run_everythingInOrder_isAnAlignedTableAndNothingElse(@TempDir Path folder, CapturedOutput output) {
        List<String> table = run(folder);

        assertThat(status).isZero();
        assertThat(table)
                .anyMatch(line -> line.matches("configuration +ok +can be read"))
                .anyMatch(
                        line -> line.matches("credentials +ok +RAM takes them; they come from a configured access key"))
                .anyMatch(line -> line.matches("clock +ok +no more than 2 s from RAM's"))
                .anyMatch(line -> line.matches("default domain +ok +example.onaliyun.com"))
                .anyMatch(line -> line.matches("quota of users +ok +0 of 5000"))
                .anyMatch(line -> line.matches("ram:GetUser +ok +tried"))
                .anyMatch(line -> line.matches("ram:CreateUser +not checked +a write is not tried.*"))
                .endsWith("Nothing is wrong.");
        assertThat(table.stream().filter(line -> line.contains(" ok ")).map(line -> line.indexOf(" ok ")))
                .as("the columns are aligned")
                .containsOnly(table.get(0).indexOf(" ok "));
        assertThat(output).isEmpty();
    }

    @Test
    void run_userSsoOff_saysThatNobodyHasAPassword(@TempDir Path folder) {
        assertThat(run(folder))
                .anyMatch(line -> line.matches("user SSO +ok +off: people get no login profile .* no password .*"));
    }

    @Test
    void run_userSsoOn_saysThatPasswordsDoNotWork(@TempDir Path folder) {
        simulator.account().access().setUserSso(new UserSso(true, false, "", "", "rsa-sha256"));

        assertThat(run(folder))
                .anyMatch(line -> line.matches(
                        "user SSO +ok +on: everybody .* logon name without its domain, and no password works; .*"));
    }

    /** One of alibabacloud.com, with bridge.ram.site left at china. */
    @Test
    void run_accountThatKeepsNoContacts_saysWhichSiteToSet(@TempDir Path folder) {
        simulator.account().behave(Quirks.none().ignoringContacts());
        for (String name : List.of("anna", "ben", "carl")) {
            simulator
                    .account()
                    .addUser(name, user -> user.tags(Map.of(OwnershipTags.PROVISION_TYPE, OwnershipTags.SCIM)));
        }

        List<String> china = run(folder);
        List<String> international = run(folder, "--bridge.ram.site=international");

        assertThat(china)
                .anyMatch(line -> line.matches("site +warning +RAM shows no e-mail and no phone of any of 3 users.*"))
                .anyMatch(line -> line.strip()
                        .equals("-> Set bridge.ram.site=international if the account is of alibabacloud.com."));
        assertThat(international).anyMatch(line -> line.matches("site +ok +international: .*"));
    }

    @Test
    void run_permissionToListWithinResourceGroupsMissing_isNoFailure(@TempDir Path folder) {
        simulator.faults().add(Fault.error("ListPolicyAttachments", 403, "NoPermission", "You are not authorized."));

        List<String> table = run(folder);

        assertThat(status).isZero();
        assertThat(table)
                .anyMatch(
                        line -> line.matches("ram:ListPolicyAttachments +not checked +the bridge goes on without it.*"))
                .anyMatch(line -> line.matches("docs/ram-policy/resource-groups.json +not checked +not needed: .*"));
    }

    @Test
    void run_anything_changesNothing(@TempDir Path folder) throws IOException {
        run(folder);

        assertThat(simulator.calls())
                .extracting(RecordedCall::action)
                .isNotEmpty()
                .allMatch(action -> action.matches("(Get|List).*"));
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void reads_areThoseOfTheAdapter() {
        assertThat(RamAccess.permissions())
                .filteredOn(permission -> permission.matches("ram:(Get|List).*"))
                .containsExactlyInAnyOrderElementsOf(PermissionsCheck.READS.keySet());
    }

    @Test
    void run_policyParts_saysWhichTheConfigurationNeeds(@TempDir Path folder) {
        List<String> table = run(folder, "--bridge.access.allowed-policies=System:ReadOnlyAccess");

        assertThat(table)
                .anyMatch(line -> line.matches("docs/ram-policy/base.json +ok +needed for users, groups.*"))
                .anyMatch(line ->
                        line.matches("docs/ram-policy/policies.json +ok +needed for bridge.access.allowed-policies"))
                .anyMatch(line -> line.matches("docs/ram-policy/logon.json +not checked +not needed .*"))
                .anyMatch(line -> line.matches("docs/ram-policy/keys.json +not checked +not needed .*"));
    }

    @ParameterizedTest
    @EnumSource(PolicyPart.class)
    void parts_permissions_areThoseThatTheirFilesAllow(PolicyPart part) throws IOException {
        JsonNode policy = new ObjectMapper().readTree(Path.of("..", part.file()).toFile());

        assertThat(policy.at("/Statement/0/Effect").asText()).isEqualTo("Allow");
        assertThat(policy.at("/Statement/0/Action"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(part.permissions());
    }

    @Test
    void run_permissionMissing_isNamedWithAdvice(@TempDir Path folder) {
        simulator.faults().add(Fault.error("ListUsers", 403, "NoPermission", "You are not authorized."));

        List<String> table = run(folder);

        assertThat(status).isEqualTo(1);
        assertThat(table)
                .anyMatch(line -> line.matches("ram:ListUsers +failed +RAM answered NoPermission: .*ram:ListUsers.*"))
                .anyMatch(line ->
                        line.strip().equals("-> Attach docs/ram-policy/base.json to the bridge's RAM user or role."))
                .endsWith("1 thing is wrong.");
    }

    @Test
    void run_wrongSecret_saysSoAndDoesNotPrintIt(@TempDir Path folder) {
        List<String> table = run(folder, "--bridge.ram.credentials.access-key-secret=not-the-secret");

        assertThat(status).isEqualTo(1);
        assertThat(table)
                .anyMatch(
                        line -> line.matches(
                                "credentials +failed +RAM answered SignatureDoesNotMatch: .*The secret does not belong to the bridge's access key: set the right one.*"))
                .noneMatch(line -> line.contains("not-the-secret"));
    }

    @Test
    void run_policyThatDoesNotExist_isNamed(@TempDir Path folder) {
        simulator.account().access().addPolicy("there", null, "{}");

        List<String> table = run(
                folder,
                "--bridge.access.allowed-policies=Custom:t*,Custom:missing,System:ReadOnlyAccess",
                "--bridge.access.role-policies.auditor=Custom:missing,Custom:there");

        assertThat(status).isEqualTo(1);
        assertThat(table)
                .anyMatch(line -> line.matches("policy Custom:missing +failed .*"))
                .anyMatch(line -> line.matches("policy Custom:there +ok +exists"))
                .anyMatch(line -> line.matches("policy System:ReadOnlyAccess +ok +exists"));
    }

    @Test
    void run_anotherDomainConfigured_isAWarning(@TempDir Path folder) {
        List<String> table = run(folder, "--bridge.ram.domain=corp.example.com");

        assertThat(status).isZero();
        assertThat(table)
                .anyMatch(
                        line -> line.matches(
                                "default domain +warning +bridge.ram.domain says corp.example.com, and the account's is example.onaliyun.com"));
    }

    @Test
    void run_tokenThatIsRatherShort_isWarnedOfAndNotPrinted(@TempDir Path folder) {
        String token = "rather-short-of-a-token-31-char";

        List<String> table = run(folder, "--bridge.scim.token=" + token);

        assertThat(status).isZero();
        assertThat(table)
                .anyMatch(line -> line.matches("bridge.scim.token +warning +has fewer than 32 characters.*"))
                .noneMatch(line -> line.contains(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bridge.scim.token=guess-me", "bridge.admin.password=guess-me"})
    void run_secretThatCanBeGuessed_wouldNotStartAndIsNotPrinted(String setting, @TempDir Path folder) {
        List<String> table = run(folder, "--" + setting);

        assertThat(status).isEqualTo(1);
        assertThat(table)
                .anyMatch(line -> line.contains("failed") && line.contains(setting.substring(0, setting.indexOf('='))))
                .noneMatch(line -> line.contains("guess-me"));
    }

    @Test
    void run_passwordThatCannotBeHashed_wouldNotStart(@TempDir Path folder) {
        List<String> table = run(folder, "--bridge.admin.password=" + "x".repeat(73));

        assertThat(status).isEqualTo(1);
        assertThat(table).anyMatch(line -> line.matches("configuration +failed +Set bridge.admin.password .*"));
    }

    @Test
    void run_secretsThatAreLong_areFine(@TempDir Path folder) {
        List<String> table =
                run(folder, "--bridge.scim.token=" + "t".repeat(32), "--bridge.admin.password=" + "p".repeat(12));

        assertThat(table)
                .anyMatch(line -> line.matches("bridge.scim.token +ok .*"))
                .anyMatch(line -> line.matches("data directory +ok +is closed to others"));
    }

    @Test
    void run_dataDirectoryThatIsOpen_isWarnedOf(@TempDir Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        List<String> table = run(folder);

        assertThat(table)
                .anyMatch(line -> line.matches("data directory +warning +every user .* \\(rwxr-xr-x\\)"))
                .anyMatch(line -> line.strip().equals("-> chmod 700 " + folder));
    }

    @Test
    void run_recipientKeyThatIsNone_isNamed(@TempDir Path folder) throws IOException {
        Path key =
                Files.writeString(Files.createDirectory(folder.resolve("keys")).resolve("key.pem"), "no key");

        List<String> table = run(
                folder,
                "--bridge.access.secret-sink.file=" + folder.resolve("secrets"),
                "--bridge.access.secret-sink.recipient-key=" + key);

        assertThat(status).isEqualTo(1);
        assertThat(table).anyMatch(line -> line.matches("secret sink +failed +Set .*recipient-key.*"));
        assertThat(folder.resolve("secrets")).doesNotExist();
    }

    @Test
    void run_tokenThatNobodyHasEverUsed_isWarnedOf(@TempDir Path folder) {
        try (StoreDatabase database = StoreDatabase.sqlite(folder)) {
            database.jdbc()
                    .sql("""
                            insert into scim_token (hash, id, name, way, scope, rights, addresses, requests_per_minute, created)
                            values ('hash', 'id', 'old-tenant', 'TOKEN', 'ALL', '', '', 0, :made)
                            """)
                    .param("made", Instant.now().minus(Duration.ofDays(20)).toEpochMilli())
                    .update();
        }

        assertThat(run(folder))
                .anyMatch(line -> line.matches("client old-tenant +warning +made 20 days ago and never used"))
                .anyMatch(line -> line.strip().endsWith("or revoke it on Clients."));
        assertThat(run(folder, "--bridge.scim.token-unused-after=30d")).noneMatch(line -> line.contains("old-tenant"));
    }

    @Test
    void run_fileThatIsNoDatabase_isSaid(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("bridge.db"), "damaged ".repeat(1000));

        List<String> table = run(folder);

        assertThat(status).isEqualTo(1);
        assertThat(table).anyMatch(line -> line.matches("database +failed .*bridge.db cannot be used: .*"));
    }

    @Test
    void run_configurationThatCannotBeRead_isSaidInASentence(@TempDir Path folder, CapturedOutput output) {
        List<String> table = run(folder, "--bridge.scim.budget=soon", "--logging.level.root=debug");

        assertThat(status).isEqualTo(1);
        assertThat(table.get(0))
                .matches("configuration +failed +Set bridge.scim.budget \\(BRIDGE_SCIM_BUDGET\\) to a duration .*");
        assertThat(output).isEmpty();
    }

    @Test
    void run_ramThatDoesNotAnswer_isSaid(@TempDir Path folder) {
        simulator.pause();

        List<String> table = run(folder, "--bridge.ram.read-timeout=100ms");

        assertThat(status).isEqualTo(1);
        assertThat(table).anyMatch(line -> line.matches("credentials +failed +GetAccountSummary was .*"));
        simulator.resume();
    }

    private List<String> run(Path dataDirectory, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--bridge.data-directory=" + dataDirectory,
                "--bridge.ram.ims-endpoint=" + simulator.endpoint(),
                "--bridge.ram.ram-endpoint=" + simulator.endpoint(),
                "--bridge.ram.resource-manager-endpoint=" + simulator.endpoint(),
                "--bridge.ram.sts-endpoint=" + simulator.endpoint(),
                "--bridge.ram.credentials.access-key-id=" + simulator.accessKeyId(),
                "--bridge.ram.credentials.access-key-secret=" + simulator.accessKeySecret()));
        for (String setting : settings) {
            arguments.removeIf(argument -> argument.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
            arguments.add(setting);
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<CheckResult> results = DoctorProgram.examine(arguments);
        DoctorProgram.print(results, new PrintStream(printed, true, StandardCharsets.UTF_8), Audience.PROGRAMS);
        status = results.stream().anyMatch(CheckResult::isFailed) ? 1 : 0;
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
