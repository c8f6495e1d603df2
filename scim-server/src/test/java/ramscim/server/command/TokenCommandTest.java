package ramscim.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.audit.AuditLog;
import ramscim.server.command.Program.Outcome;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;
import ramscim.store.Dialect;
import ramscim.store.PostgresServer;

/** Tokens by the database of a bridge that is running, which has to know of them at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url = PostgresServer.newDatabase();
    private final RunningBridge onSqlite = RunningBridge.start();
    private final RunningBridge onPostgres = RunningBridge.start("spring.datasource.url=" + url);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterAll
    void stop() {
        onSqlite.close();
        onPostgres.close();
    }

    private RunningBridge on(Dialect database) {
        return switch (database) {
            case SQLITE -> onSqlite;
            case POSTGRESQL -> onPostgres;
        };
    }

    private Outcome run(RunningBridge bridge, String... words) {
        List<String> typed = new ArrayList<>(List.of(words));
        typed.add(bridge == onPostgres ? "--spring.datasource.url=" + url : "--bridge.data-directory=" + bridge.data());
        out.reset();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Program(printed, printed, settings -> {}).run(typed.toArray(String[]::new));
    }

    private JsonNode json(RunningBridge bridge, String... words) throws IOException {
        List<String> typed = new ArrayList<>(List.of(words));
        typed.add("--json");
        assertThat(run(bridge, typed.toArray(String[]::new))).as(out::toString).isEqualTo(Outcome.DONE);
        return JSON.readTree(out.toByteArray());
    }

    private static ScimClient as(RunningBridge bridge, String secret) {
        return ScimClient.of(bridge.root().resolve("/scim/v2"), secret);
    }

    @ParameterizedTest
    @EnumSource
    void token_createdRotatedAndRevoked_countsWithinASecond(Dialect database) throws IOException {
        RunningBridge bridge = on(database);
        String name = RunningBridge.unique("okta");
        String first = json(bridge, "token", "create", name, "--scope=users", "--expires-in=180d")
                .at("/secret")
                .asText();
        await(() -> as(bridge, first).get("/Users").isStatus(200));
        as(bridge, first).get("/Groups").isStatus(403);

        JsonNode rotated = json(bridge, "token", "rotate", name, "--overlap=0s");
        String second = rotated.at("/secret").asText();
        await(() -> as(bridge, first).get("/Users").isStatus(401));
        as(bridge, second).get("/Users").isStatus(200);

        json(bridge, "token", "revoke", rotated.at("/token/id").asText());
        await(() -> as(bridge, second).get("/Users").isStatus(401));
    }

    /** A bridge on SQLite believes for a second what it has read. */
    private static void await(ThrowingRunnable answer) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(answer);
    }

    @ParameterizedTest
    @EnumSource
    void token_created_isInTheRecordWithWhoDidIt(Dialect database) throws IOException {
        RunningBridge bridge = on(database);
        String name = RunningBridge.unique("entra");
        String secret = json(bridge, "token", "create", name, "--expires-in=0d")
                .at("/secret")
                .asText();

        assertThat(bridge.bean(JdbcClient.class)
                        .sql("select actor || ' ' || detail from audit_event where kind = 'TOKEN_CREATED'")
                        .query(String.class)
                        .list())
                .contains("host:%s Made the token '%s' for users and groups."
                        .formatted(System.getProperty("user.name"), name))
                .noneMatch(line -> line.contains(secret));
        assertThat(bridge.bean(AuditLog.class).verify().problem()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void list_tokens_hasNoSecret(Dialect database) throws IOException {
        RunningBridge bridge = on(database);
        String name = RunningBridge.unique("google");
        String secret = json(bridge, "token", "create", name).at("/secret").asText();

        assertThat(run(bridge, "token", "list")).isEqualTo(Outcome.DONE);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(name)
                .contains("in use")
                .doesNotContain(secret);
        assertThat(json(bridge, "token", "list").findValuesAsText("name")).contains(name);
    }

    @Test
    void create_nameThatIsTaken_isRefused() {
        run(onSqlite, "token", "create", "twice");

        assertThat(run(onSqlite, "token", "create", "twice")).isEqualTo(Outcome.FAILED);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("There is a token with this name already.");
    }

    @Test
    void revoke_nameThatThereIsNot_saysWhereToLook() {
        assertThat(run(onSqlite, "token", "revoke", "nobody")).isEqualTo(Outcome.FAILED);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("There is no token 'nobody'")
                .contains("token list");
    }
}
