package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.store.PostgresServer;

/** A PostgreSQL that is away for a while, as when it fails over. */
class DatabaseOutageTest {
    private static final String URL = PostgresServer.newDatabase();
    private static final RunningBridge BRIDGE =
            RunningBridge.start("spring.datasource.url=" + URL, "spring.datasource.hikari.connection-timeout=500");

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    @Test
    void requests_whileTheDatabaseIsAway_are503AndWorkWhenItIsBack() {
        String id = BRIDGE.scim().post("/Users", user("ada")).isStatus(201).id();

        PostgresServer.shutOut(URL);
        ScimAnswer read = BRIDGE.scim().get("/Users/" + id);
        ScimAnswer written = BRIDGE.scim().patch("/Users/" + id, replace("displayName", "'Ada'"));
        int ready = BRIDGE.http().get("/actuator/health/readiness").status();
        PostgresServer.letIn(URL);

        assertThat(read.isError(503).header("Retry-After")).isEqualTo("5");
        assertThat(written.isError(503).header("Retry-After")).isEqualTo("5");
        assertThat(ready).isEqualTo(503);
        Awaitility.await("the database is back")
                .atMost(Duration.ofSeconds(60))
                .until(() -> BRIDGE.scim()
                                .patch("/Users/" + id, replace("displayName", "'Ada'"))
                                .status()
                        == 200);
        assertThat(BRIDGE.scim().get("/Users/" + id).text("/displayName")).isEqualTo("Ada");
    }
}
