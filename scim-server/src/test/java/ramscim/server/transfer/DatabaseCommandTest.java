package ramscim.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import ramscim.server.audit.AuditLog;
import ramscim.server.command.Program;
import ramscim.server.command.Program.Outcome;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.store.PostgresServer;

/** Copies of the database of a bridge that is running, and what becomes of them. */
class DatabaseCommandTest {
    private static final RunningBridge BRIDGE = RunningBridge.start();
    private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();

    @BeforeAll
    static void fill() {
        String member =
                BRIDGE.scim().post("/Users", Bodies.user("ada")).isStatus(201).id();
        BRIDGE.scim()
                .post("/Users", Bodies.user("bob", "'displayName': 'Bob’s 张'"))
                .isStatus(201);
        BRIDGE.scim()
                .post("/Groups", Bodies.group("crew", "'members': [{'value': '" + member + "'}]"))
                .isStatus(201);
        BRIDGE.simulator().account().addUser("taken");
        BRIDGE.scim().post("/Users", Bodies.user("taken")).isStatus(409);
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    private static void run(Path data, String... arguments) {
        String[] all = List.of(List.of(arguments), List.of("--bridge.data-directory=" + data)).stream()
                .flatMap(List::stream)
                .toArray(String[]::new);
        PrintStream printed = new PrintStream(OUT, true, StandardCharsets.UTF_8);
        OUT.reset();
        if (new Program(printed, printed, settings -> {}).run(all) != Outcome.DONE) {
            throw new IllegalStateException(told());
        }
    }

    private static String told() {
        return OUT.toString(StandardCharsets.UTF_8).strip();
    }

    private static JdbcClient database(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url));
    }

    /** A data directory with a copy of the running bridge's database. */
    private static Path restored(Path folder) {
        run(BRIDGE.data(), "--backup", folder.resolve("bridge.db").toString());
        return folder;
    }

    @Test
    void backup_ofARunningBridge_hasWhatWasAcknowledgedAndIsForItsOwnerOnly(@TempDir Path folder) throws IOException {
        Path copy = folder.resolve("copy.db");

        run(BRIDGE.data(), "--backup=" + copy);

        assertThat(database("jdbc:sqlite:" + copy)
                        .sql("select user_name from resource where type = 'USER' and user_name is not null")
                        .query(String.class)
                        .list())
                .contains("ada", "bob");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("copy.db");
    }

    @Test
    void backup_ofARunningBridge_isInItsRecord(@TempDir Path folder) {
        run(BRIDGE.data(), "--backup", folder.resolve("told.db").toString());

        assertThat(BRIDGE.bean(JdbcClient.class)
                        .sql("select actor || ' ' || detail from audit_event where kind = 'EXPORTED'")
                        .query(String.class)
                        .list())
                .contains("host:" + System.getProperty("user.name") + " Took a copy of the database along (backup).");
        assertThat(BRIDGE.bean(AuditLog.class).verify().isIntact()).isTrue();
    }

    @Test
    void restore_ofACopy_keepsWhatWasThereAndHasWhatTheCopyHas(@TempDir Path folder) throws IOException {
        Path data = restored(folder);
        Path copy = folder.resolve("copy.db");
        run(data, "backup", copy.toString());
        database("jdbc:sqlite:" + data.resolve("bridge.db"))
                .sql("update resource set user_name = 'changed' where user_name = 'ada'")
                .update();

        run(data, "restore", copy.toString());

        assertThat(userNames(data)).contains("ada", "bob").doesNotContain("changed");
        Path kept = Files.list(data)
                .filter(path -> path.getFileName().toString().startsWith("before-restore-"))
                .findFirst()
                .orElseThrow();
        assertThat(told()).contains(kept.toString());
        assertThat(userNames(kept)).contains("changed");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("bridge.db"))))
                .isEqualTo("rw-------");
    }

    private static List<String> userNames(Path data) {
        return database("jdbc:sqlite:" + data.resolve("bridge.db"))
                .sql("select user_name from resource where type = 'USER' and user_name is not null")
                .query(String.class)
                .list();
    }

    @Test
    void restore_ofWhatIsNoCopy_leavesTheDatabaseAsItWas(@TempDir Path folder) throws IOException {
        Path data = restored(folder);
        Path other = Files.writeString(folder.resolve("other.db"), "no database ".repeat(100));
        byte[] before = Files.readAllBytes(data.resolve("bridge.db"));

        assertThatThrownBy(() -> run(data, "restore", other.toString()))
                .hasMessageContaining("is no copy of a bridge's database");

        assertThat(data.resolve("bridge.db")).hasBinaryContent(before);
        assertThat(data.resolve("bridge.db.part")).doesNotExist();
    }

    @Test
    void restore_whileTheBridgeIsRunning_isRefused(@TempDir Path folder) {
        Path data = restored(folder);

        assertThatThrownBy(() ->
                        run(BRIDGE.data(), "restore", data.resolve("bridge.db").toString()))
                .hasMessageStartingWith("Another bridge is running on the data directory");
    }

    @Test
    void backup_fileThatIsThere_isLeftAlone(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("copy.db"), "mine");

        assertThatThrownBy(() -> run(BRIDGE.data(), "--backup", file.toString()))
                .hasMessageContaining("exists already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void backup_ofPostgres_saysWhatToUse() {
        assertThatThrownBy(() -> run(
                        BRIDGE.data(), "--backup", "copy.db", "--spring.datasource.url=" + PostgresServer.newStore()))
                .hasMessageContaining("pg_dump");
    }

    @Test
    void verifyAudit_ofARunningBridge_tellsTheLastHash() {
        run(BRIDGE.data(), "verify-audit");

        assertThat(told())
                .contains("is as it was written")
                .contains(BRIDGE.bean(AuditLog.class).verify().lastHash());
    }

    @Test
    void verifyAudit_anEventWasChanged_namesIt(@TempDir Path folder) {
        Path data = restored(folder);
        database("jdbc:sqlite:" + data.resolve("bridge.db"))
                .sql("update audit_event set actor = 'nobody' where sequence = 2")
                .update();

        assertThatThrownBy(() -> run(data, "--verify-audit")).hasMessageEndingWith("Event 2 is not as it was written.");
    }

    @Test
    void migrate_toAnEmptyDatabase_aBridgeGoesOnWithEverything(@TempDir Path folder) {
        Path data = restored(folder);
        String url = PostgresServer.newDatabase();

        run(data, "--migrate-to", url);

        assertThat(told()).contains("Moved ").contains("resource 3").contains("failure 1");
        try (RunningBridge moved = BRIDGE.startBeside("spring.datasource.url=" + url)) {
            assertThat(moved.scim()
                            .get("/Users?filter=userName%20eq%20%22bob%22")
                            .text("/Resources/0/displayName"))
                    .isEqualTo("Bob’s 张");
            assertThat(moved.scim().get("/Groups").at("/Resources/0/members")).hasSize(1);
            // Numbers that the database gives go on.
            moved.scim().post("/Users", Bodies.user("taken")).isStatus(409);
            moved.scim().post("/Users", Bodies.user("carol")).isStatus(201);
            assertThat(moved.bean(AuditLog.class).verify().problem()).isNull();
        }
        for (String record : List.of(url, "jdbc:sqlite:" + data.resolve("bridge.db"))) {
            assertThat(exports(record))
                    .contains("host:" + System.getProperty("user.name") + " Copies everything to "
                            + url.replaceFirst("\\?.*", "") + " (--migrate-to).");
        }
    }

    private static List<String> exports(String url) {
        return database(url)
                .sql("select actor || ' ' || detail from audit_event where kind = 'EXPORTED'")
                .query(String.class)
                .list();
    }

    @Test
    void migrate_toADatabaseThatHasTables_isRefused(@TempDir Path folder) {
        Path data = restored(folder);
        String url = PostgresServer.newDatabase();
        database(url).sql("create table theirs (id text)").update();

        assertThatThrownBy(() -> run(data, "--migrate-to", url)).hasMessageContaining("is not empty");
    }

    @Test
    void migrate_whileTheBridgeIsRunning_isRefused() {
        assertThatThrownBy(() -> run(BRIDGE.data(), "--migrate-to", PostgresServer.newDatabase()))
                .hasMessageStartingWith("Another bridge is running on the data directory");
    }

    @Test
    void migrate_rowsThatDoNotFit_leavesNothingBehind(@TempDir Path folder) {
        Path data = restored(folder);
        database("jdbc:sqlite:" + data.resolve("bridge.db"))
                .sql(
                        "insert into traffic (bucket, source, outcome, latency, calls) values (1, 'SCIM', 'none', 'slow', 1)")
                .update();
        String url = PostgresServer.newDatabase();

        assertThatThrownBy(() -> run(data, "--migrate-to", url)).hasMessageContaining("nothing was moved");

        assertThat(database(url)
                        .sql("select count(*) from resource")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void migrate_anywhereElse_saysWhere(@TempDir Path folder) {
        Path data = restored(folder);

        assertThatThrownBy(() -> run(data, "--migrate-to", "jdbc:mysql://host/database"))
                .hasMessageContaining("jdbc:postgresql:");
    }
}
