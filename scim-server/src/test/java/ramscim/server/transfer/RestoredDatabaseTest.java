package ramscim.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.server.command.Program;
import ramscim.server.command.Program.Outcome;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** A copy that was taken while people came, and is put back after more had come and gone. */
class RestoredDatabaseTest {
    private static final RunningBridge BRIDGE =
            RunningBridge.start("bridge.admin.password=correct horse battery", "bridge.owner=this-one");

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    private static ScimClient admin() {
        String password =
                Base64.getEncoder().encodeToString("admin:correct horse battery".getBytes(StandardCharsets.UTF_8));
        return BRIDGE.http().with("Authorization", "Basic " + password).with("Content-Type", "application/json");
    }

    private static String create(String userName) {
        return BRIDGE.scim().post("/Users", Bodies.user(userName)).isStatus(201).id();
    }

    private static void run(String... arguments) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--bridge.data-directory=" + BRIDGE.data());
        assertThat(new Program(out, out, settings -> {}).run(all.toArray(String[]::new)))
                .as(told.toString(StandardCharsets.UTF_8))
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void restore_copyOfWhilePeopleCame_whatIsLostIsToldAndNobodyIsLetInAgain(@TempDir Path folder) {
        String copy = folder.resolve("copy.db").toString();
        create("ada");
        String bob = create("bob");
        String carol = create("carol");
        AtomicBoolean copied = new AtomicBoolean();
        CompletableFuture<Integer> coming = CompletableFuture.supplyAsync(() -> {
            int n = 0;
            while (!copied.get() || n < 3) {
                create("comes-" + n);
                n++;
            }
            return n;
        });
        run("backup", copy);
        copied.set(true);
        int came = coming.join();
        create("dora");
        BRIDGE.scim().patch("/Users/" + bob, Bodies.replace("active", "false")).isStatus(200);
        BRIDGE.scim().delete("/Users/" + carol).isStatus(204);

        BRIDGE.restartWhile(() -> run("restore", copy));

        assertThat(userNames()).contains("ada", "bob", "carol").doesNotContain("dora");
        JsonNode report = report();
        List<String> lost = findings(report, "ORPHANED");
        assertThat(lost).contains("dora").doesNotContain("ada", "bob");
        assertThat(userNames().stream()
                                .filter(name -> name.startsWith("comes-"))
                                .count()
                        + lost.stream()
                                .filter(name -> name.startsWith("comes-"))
                                .count())
                .as("who came while the copy was taken is in it, or is told to be lost")
                .isEqualTo(came);
        assertThat(findings(report, "IN_RECYCLE_BIN")).containsExactly("carol");
        assertThat(admin().get("/admin/api/audit/verification").at("/intact").asBoolean())
                .isTrue();

        // The provider sends again what is so, and all is as it was.
        create("dora");
        BRIDGE.scim().patch("/Users/" + bob, Bodies.replace("active", "false")).isStatus(200);
        BRIDGE.scim().delete("/Users/" + carol).isStatus(204);
        assertThat(findings(report(), "ORPHANED")).doesNotContain("dora");
        assertThat(BRIDGE.simulator().account().users())
                .noneMatch(user -> user.userPrincipalName().startsWith("carol@"));
    }

    private static List<String> userNames() {
        List<String> names = new ArrayList<>();
        BRIDGE.scim()
                .get("/Users?count=200&attributes=userName")
                .at("/Resources")
                .forEach(user -> names.add(user.at("/userName").asText()));
        return names;
    }

    private static JsonNode report() {
        admin().post("/admin/api/reconcile", "{\"dryRun\":true}").isStatus(202);
        Awaitility.await("the reconcile ends")
                .until(() -> admin().get("/admin/api/reconcile").at("/running").isNull());
        return admin().get("/admin/api/reconcile").at("/reports/0");
    }

    private static List<String> findings(JsonNode report, String drift) {
        ScimAnswer page = admin().get("/admin/api/reconcile/" + report.at("/id").asText() + "/findings?drift=" + drift);
        List<String> subjects = new ArrayList<>();
        page.at("/findings")
                .forEach(finding -> subjects.add(finding.at("/name").asText().replaceFirst("@.*", "")));
        return subjects;
    }
}
