package ramscim.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import ramscim.server.ScimServerApplication;
import ramscim.server.ram.CredentialsProperties;
import ramscim.server.ram.RamProperties;
import ramscim.server.scim.ScimProperties;
import ramscim.server.store.DataDirectoryLock;
import ramscim.store.PostgresServer;

/** What the one who starts the bridge reads when it cannot start. */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTest {
    /** The bridge's own context is a web server's, and is silenced by the bridge's configuration. */
    private static final String QUIET_CONTEXT =
            "--logging.level.org.springframework.context.annotation.AnnotationConfigApplicationContext=error";

    @Configuration
    @EnableConfigurationProperties({CredentialsProperties.class, RamProperties.class, ScimProperties.class})
    static class SettingsOnly {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bridge.ram.ims-endpoint=http://ims.aliyuncs.com | Set bridge.ram.ims-endpoint (BRIDGE_RAM_IMS_ENDPOINT): The endpoint http://ims.aliyuncs.com must be https; plain http is allowed to a loopback address only.
            bridge.ram.ram-endpoint=ram.aliyuncs.com | Set bridge.ram.ram-endpoint (BRIDGE_RAM_RAM_ENDPOINT): An endpoint of Alibaba Cloud must have the form https://host or https://host:port, and nothing more.
            bridge.ram.resource-manager-endpoint=http://resourcemanager.aliyuncs.com | Set bridge.ram.resource-manager-endpoint (BRIDGE_RAM_RESOURCE_MANAGER_ENDPOINT): The endpoint http://resourcemanager.aliyuncs.com must be https; plain http is allowed to a loopback address only.
            bridge.scim.budget=soon | Set bridge.scim.budget (BRIDGE_SCIM_BUDGET) to a duration such as 500ms, 10s or 5m, it is "soon".
            bridge.scim.max-body=big | Set bridge.scim.max-body (BRIDGE_SCIM_MAX_BODY) to a size such as 512KB or 2MB, it is "big".
            bridge.scim.token=a-token-of-23-character | Set bridge.scim.token (BRIDGE_SCIM_TOKEN) to a token of at least 24 characters, such as openssl rand -base64 32 makes.
            bridge.scim.max-results=many | Set bridge.scim.max-results (BRIDGE_SCIM_MAX_RESULTS) to a whole number, it is "many".
            bridge.ram.site=mars | Set bridge.ram.site (BRIDGE_RAM_SITE) to china or international, it is "mars".
            bridge.ram.rate.identity-writes=-1 | bridge.ram.rate.identity-writes (BRIDGE_RAM_RATE_IDENTITY_WRITES) must be greater than or equal to 0, it is "-1".
            bridge.ram.read-timeout=0s | bridge.ram.read-timeout (BRIDGE_RAM_READ_TIMEOUT) must be longer than or equal to 1 milli, it is "PT0S".
            bridge.ram.credentials.source=guess | Set bridge.ram.credentials.source (BRIDGE_RAM_CREDENTIALS_SOURCE) to chain or access-key or assume-role or oidc-role or ecs-role or profile, it is "guess".
            bridge.ram.credentials.source=access-key | Set bridge.ram.credentials.access-key-id (BRIDGE_RAM_CREDENTIALS_ACCESS_KEY_ID): with source access-key it is needed.
            bridge.ram.credentials.source=assume-role | Set bridge.ram.credentials.role-arn (BRIDGE_RAM_CREDENTIALS_ROLE_ARN): with source assume-role it is needed.
            bridge.ram.credentials.source=oidc-role | Set bridge.ram.credentials.role-arn (BRIDGE_RAM_CREDENTIALS_ROLE_ARN): with source oidc-role it is needed.
            bridge.ram.credentials.access-key-id=LTAI | Set bridge.ram.credentials.access-key-secret (BRIDGE_RAM_CREDENTIALS_ACCESS_KEY_SECRET): with source chain it is needed.
            ALIBABACLOUD_JAVA_CORE_INGNORE_SSL=YES | Unset ALIBABACLOUD_JAVA_CORE_INGNORE_SSL: with it the SDK sends the bridge's calls to whoever answers in Alibaba Cloud's name.
            """, quoteCharacter = '\0')
    void start_unusableSetting_saysInASentenceWhatToSet(String setting, String sentence, CapturedOutput output) {
        SpringApplication application = new SpringApplicationBuilder(SettingsOnly.class)
                .web(WebApplicationType.NONE)
                .build();

        assertThatThrownBy(() -> application.run("--" + setting, QUIET_CONTEXT));

        assertThat(report(output)).isEqualTo(sentence);
    }

    /** Spring, too, takes DEBUG as a wish for more, and so writes the stack trace as well. */
    @Test
    void start_debugOfTheSdk_isRefused(CapturedOutput output) {
        SpringApplication application = new SpringApplication(SettingsOnly.class);

        assertThatThrownBy(() -> application.run("--DEBUG=sdk"));

        assertThat(output)
                .contains(
                        "\nUnset DEBUG: with the value sdk Alibaba Cloud's SDK prints passwords and signed requests.\n");
    }

    @Test
    void start_proxyThatIsNone_saysInASentenceWhatToSet(@TempDir Path folder, CapturedOutput output) {
        System.setProperty("https.proxyHost", "proxy.example.com");
        System.setProperty("https.proxyPort", "eighty");
        try {
            startBridge(folder);
        } finally {
            System.clearProperty("https.proxyHost");
            System.clearProperty("https.proxyPort");
        }

        assertThat(report(output))
                .isEqualTo(
                        "https.proxyHost with https.proxyPort is no proxy: it must have the form host:port or http://user:password@host:port.");
    }

    @Test
    void start_dataDirectoryThatCannotBeMade_saysWhatToSet(@TempDir Path folder, CapturedOutput output)
            throws IOException {
        Path directory = Files.writeString(folder.resolve("file"), "").resolve("data");

        startBridge(directory);

        assertThat(report(output))
                .isEqualTo(
                        "The data directory %s cannot be made or written: set bridge.data-directory (BRIDGE_DATA_DIRECTORY) to a folder in which the bridge may write."
                                .formatted(directory));
    }

    @Test
    void start_databaseThatCannotBeOpened_saysWhatToSet(@TempDir Path folder, CapturedOutput output)
            throws IOException {
        Files.createDirectory(folder.resolve("bridge.db"));

        startBridge(folder);

        assertThat(report(output)).startsWith("The data directory " + folder + " cannot be made or written:");
    }

    @Test
    void start_fileThatIsNoDatabase_saysThatItIsDamaged(@TempDir Path folder, CapturedOutput output)
            throws IOException {
        Files.writeString(folder.resolve("bridge.db"), "damaged ".repeat(1000));

        startBridge(folder);

        assertThat(report(output))
                .isEqualTo(
                        "The database in %s is damaged: put a copy from before in its place, or set bridge.data-directory (BRIDGE_DATA_DIRECTORY) to an empty folder."
                                .formatted(folder));
    }

    @Test
    void start_databaseOfANewerVersion_isLeftAlone(@TempDir Path folder, CapturedOutput output) {
        DriverManagerDataSource database = new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("bridge.db"));
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/sqlite")
                .load()
                .migrate();
        JdbcClient.create(database).sql("""
                        insert into flyway_schema_history
                        (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        values (999, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1, '', 1, 1)
                        """).update();

        startBridge(folder);

        assertThat(report(output))
                .isEqualTo(
                        "The database was written by a newer version of the bridge, which made schema 999 of it: start that version, or put a copy from before in its place.");
    }

    @Test
    void start_databaseWithADamagedPage_isLeftAlone(@TempDir Path folder, CapturedOutput output) throws IOException {
        Path file = folder.resolve("bridge.db");
        Flyway.configure()
                .dataSource(new DriverManagerDataSource("jdbc:sqlite:" + file + "?journal_mode=WAL"))
                .locations("classpath:db/migration/sqlite")
                .load()
                .migrate();
        byte[] damaged = Files.readAllBytes(file);
        Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 8192, (byte) 'x');
        Files.write(file, damaged);

        startBridge(folder);

        assertThat(report(output)).startsWith("The database in " + folder + " is damaged: put a copy");
        assertThat(file).hasBinaryContent(damaged);
    }

    @Test
    void start_dataDirectoryOfARunningBridge_isLeftToThat(@TempDir Path folder, CapturedOutput output) {
        try (DataDirectoryLock running = DataDirectoryLock.take(folder)) {
            startBridge(folder);
        }

        assertThat(report(output))
                .isEqualTo(
                        "Another bridge is running on the data directory %s: stop it, or set bridge.data-directory (BRIDGE_DATA_DIRECTORY) to another folder."
                                .formatted(folder));
    }

    @Test
    void start_databaseServerThatIsNotThere_saysWhatToSet(@TempDir Path folder, CapturedOutput output) {
        startBridge(folder, 0, "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/bridge");

        assertThat(report(output))
                .startsWith(
                        "The database cannot be reached: start it, or set spring.datasource.url (SPRING_DATASOURCE_URL) to where it is. Connection to 127.0.0.1:1 refused.");
    }

    @Test
    void start_databaseServerThatLetsNobodyIn_saysWhatToSet(@TempDir Path folder, CapturedOutput output) {
        startBridge(
                folder,
                0,
                "--spring.datasource.url=" + PostgresServer.newDatabase().replace("user=postgres", "user=stranger"));

        assertThat(report(output))
                .startsWith(
                        "The database lets nobody in by that name and password: set spring.datasource.username (SPRING_DATASOURCE_USERNAME) and");
    }

    @Test
    void start_portTaken_saysWhichOne(@TempDir Path folder, CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            startBridge(folder, taken.getLocalPort());

            assertThat(report(output))
                    .isEqualTo("Port %d is taken: stop what listens there, or set server.port (SERVER_PORT) to another."
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void start_expressionThatCannotWork_namesItsKey(@TempDir Path folder, CapturedOutput output) {
        startBridge(folder, 0, "--bridge.mapping.comments=user.(");

        assertThat(report(output)).startsWith("The expression of 'bridge.mapping.comments' cannot be used:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bridge.audit.retention=-1d | Set bridge.audit.retention (BRIDGE_AUDIT_RETENTION) to a duration that is not negative, it is "PT-24H".
            server.port=http | Set server.port (SERVER_PORT) to a whole number, it is "http".
            """)
    void start_unusableSettingOfTheWholeBridge_saysWhatToSet(
            String setting, String sentence, @TempDir Path folder, CapturedOutput output) {
        startBridge(folder, 0, "--" + setting);

        assertThat(report(output)).isEqualTo(sentence);
    }

    private static void startBridge(Path dataDirectory) {
        startBridge(dataDirectory, 0);
    }

    private static void startBridge(Path dataDirectory, int port, String... settings) {
        List<String> arguments =
                new ArrayList<>(List.of("--bridge.data-directory=" + dataDirectory, "--server.port=" + port));
        arguments.removeIf(argument -> Stream.of(settings).anyMatch(set -> sameKey(set, argument)));
        arguments.addAll(List.of(settings));
        assertThatThrownBy(() -> SpringApplication.run(ScimServerApplication.class, arguments.toArray(String[]::new)));
    }

    private static boolean sameKey(String one, String other) {
        return one.split("=", 2)[0].equals(other.split("=", 2)[0]);
    }

    /**
     * What Spring writes below "Description:", which must be the end of all that is written, and without a stack trace
     * before.
     */
    private static String report(CapturedOutput output) {
        String[] parts = output.toString().split("Description:\n\n");
        assertThat(parts).as(output.toString()).hasSize(2);
        assertThat(parts[0]).doesNotContain("\tat ", "condition evaluation", "Exception", "WARN");
        return parts[1].strip();
    }
}
