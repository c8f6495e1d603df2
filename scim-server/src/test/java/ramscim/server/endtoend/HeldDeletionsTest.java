package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ramscim.server.audit.AuditLog;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** An identity provider that suddenly deletes every second user. A thousand of them: {@code -Dheld.users=1000} */
class HeldDeletionsTest {
    private static final int USERS = Integer.getInteger("held.users", 240);
    private static final int DELETED = USERS / 2;

    /** The number that is let through however few there are, and five percent of a thousand. */
    private static final int LET_THROUGH = 50;

    private static final ExecutorService CLIENTS = Executors.newFixedThreadPool(16);
    private static final RunningBridge BRIDGE =
            RunningBridge.start("bridge.guard.enabled=true", "bridge.admin.password=correct horse battery");
    private static final ScimClient ADMIN = BRIDGE.http()
            .with(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString("admin:correct horse battery".getBytes(StandardCharsets.UTF_8)))
            .with("Content-Type", "application/json");

    @AfterAll
    static void stop() {
        CLIENTS.shutdownNow();
        BRIDGE.close();
    }

    private static <T, R> List<R> all(List<T> arguments, Function<T, R> call)
            throws InterruptedException, ExecutionException {
        List<Future<R>> futures = new ArrayList<>();
        arguments.forEach(argument -> futures.add(CLIENTS.submit(() -> call.apply(argument))));
        List<R> results = new ArrayList<>();
        for (Future<R> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    private static List<String> create(String prefix, int count) throws InterruptedException, ExecutionException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(prefix + i);
        }
        return all(
                names,
                name -> BRIDGE.scim()
                        .post("/Users", Bodies.user(name))
                        .isStatus(201)
                        .id());
    }

    private static long countOf(List<ScimAnswer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }

    private static int usersInRam() {
        return BRIDGE.simulator().account().users().size();
    }

    @Test
    void deletions_ofHalfOfAll_areHeldUntilAnAdministratorDecides() throws Exception {
        List<String> ids = create("round", USERS);
        List<String> gone = ids.subList(0, DELETED);

        List<ScimAnswer> answers = all(gone, id -> BRIDGE.scim().delete("/Users/" + id));

        assertThat(countOf(answers, 204)).isEqualTo(LET_THROUGH);
        assertThat(countOf(answers, 503)).isEqualTo(DELETED - LET_THROUGH);
        assertThat(usersInRam()).isEqualTo(USERS - LET_THROUGH);
        ScimAnswer held = answers.stream()
                .filter(answer -> answer.status() == 503)
                .findFirst()
                .orElseThrow();
        held.isError(503);
        assertThat(held.header("Retry-After")).isEqualTo("300");
        assertThat(held.text("/detail")).contains("administrator").contains("the guard lets 50 through");
        assertThat(BRIDGE.scim().get("/Users?count=0").at("/totalResults").asInt())
                .isEqualTo(USERS - LET_THROUGH);
        assertThat(heldCount()).isEqualTo(DELETED - LET_THROUGH);

        List<ScimAnswer> again = all(gone, id -> BRIDGE.scim().delete("/Users/" + id));

        assertThat(countOf(again, 404)).isEqualTo(LET_THROUGH);
        assertThat(countOf(again, 503)).isEqualTo(DELETED - LET_THROUGH);
        assertThat(heldCount()).isEqualTo(DELETED - LET_THROUGH);

        ADMIN.post("/admin/api/held/approve", mark()).isStatus(200);

        Awaitility.await("all of them are deleted").until(() -> usersInRam() == USERS - DELETED);
        assertThat(heldCount()).isZero();
        Awaitility.await("nobody finds them any more")
                .until(() -> countOf(all(gone, id -> BRIDGE.scim().get("/Users/" + id)), 404) == DELETED);
        rejectionRestoresPeace(ids.subList(DELETED, USERS));
        assertThat(BRIDGE.bean(AuditLog.class).verify().problem()).isNull();
    }

    private static void rejectionRestoresPeace(List<String> ids) throws Exception {
        List<ScimAnswer> answers = all(ids, id -> BRIDGE.scim().delete("/Users/" + id));
        int letThrough = (int) countOf(answers, 204);
        assertThat(letThrough).isEqualTo(LET_THROUGH);

        ScimAnswer rejected = ADMIN.post("/admin/api/held/reject", mark()).isStatus(200);

        assertThat(rejected.at("/ids")).hasSize(ids.size() - letThrough);
        assertThat(heldCount()).isZero();
        assertThat(usersInRam()).isEqualTo(ids.size() - letThrough);
        List<ScimAnswer> reads = all(ids, id -> BRIDGE.scim().get("/Users/" + id));
        assertThat(countOf(reads, 200)).isEqualTo(ids.size() - letThrough);
        String name = reads.stream()
                .filter(read -> read.status() == 200)
                .findFirst()
                .orElseThrow()
                .text("/userName");
        String id = BRIDGE.scim()
                .get("/Users?filter=userName+eq+%22" + name + "%22")
                .text("/Resources/0/id");
        BRIDGE.scim()
                .put("/Users/" + id, Bodies.user(name, "\"displayName\":\"Still Here\""))
                .isStatus(200);
    }

    private static String mark() {
        String mark = ADMIN.get("/admin/api/held?limit=1").isStatus(200).text("/mark");
        return "{\"mark\":\"%s\"}".formatted(mark);
    }

    private static int heldCount() {
        return ADMIN.get("/admin/api/held?limit=1").isStatus(200).at("/total").asInt();
    }
}
