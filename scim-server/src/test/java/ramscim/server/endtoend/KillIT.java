package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.core.directory.OwnershipTags;
import ramscim.server.running.BridgeProcess;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.fault.Fault;

/** The process dies while RAM has not answered: after the next start both sides have the same. */
class KillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(50);

    /** Longer than the test keeps answers back: it kills the process while it waits. */
    private static final String[] PATIENT = {"bridge.ram.read-timeout=60s", "bridge.scim.budget=60s"};

    private static final String DOMAIN = "@example.onaliyun.com";

    private final RamSimulator simulator = RamSimulator.start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Optional<SimulatedUser> ramUser(String name) {
        return simulator.account().findUser(name + DOMAIN);
    }

    /** Sends a request whose answer does not matter: the process that it goes to will be killed. */
    private static void send(ScimClient scim, String method, String path, String body) {
        CompletableFuture<ScimAnswer> answer = CompletableFuture.supplyAsync(() -> scim.send(method, path, body));
        answer.exceptionally(killed -> null);
    }

    /** What was asked for and not answered; the ids are those of what was there before. */
    private record Unanswered(String renamed, String deleted, String group) {}

    private Unanswered askForWhatWillNotBeAnswered(ScimClient scim) {
        String renamed = scim.post("/Users", user("old")).isStatus(201).id();
        String deleted = scim.post("/Users", user("leaver")).isStatus(201).id();
        String member = scim.post("/Users", user("member")).isStatus(201).id();
        String group = scim.post("/Groups", group("crew")).isStatus(201).id();
        simulator.clearCalls();
        // These reach RAM, which does them and is slow to say so.
        simulator.faults().add(Fault.delay("CreateUser", UNTIL_KILLED).where("UserPrincipalName", "done" + DOMAIN));
        simulator.faults().add(Fault.delay("UpdateUser", UNTIL_KILLED));
        simulator.faults().add(Fault.delay("DeleteUser", UNTIL_KILLED));
        simulator.faults().add(Fault.delay("AddUserToGroup", UNTIL_KILLED));
        // This one does not.
        simulator.faults().add(Fault.unavailable("CreateUser").where("UserPrincipalName", "undone" + DOMAIN));
        send(scim, "POST", "/Users", user("done"));
        send(scim, "POST", "/Users", user("undone"));
        send(scim, "PATCH", "/Users/" + renamed, replace("userName", "'new'"));
        send(scim, "DELETE", "/Users/" + deleted, "");
        send(
                scim,
                "PATCH",
                "/Groups/" + group,
                patch("{'op': 'add', 'path': 'members', 'value': [{'value': '" + member + "'}]}"));
        for (String action : List.of("UpdateUser", "DeleteUser", "AddUserToGroup")) {
            await(action, () -> !simulator.calls(action).isEmpty());
        }
        await("both creations", () -> createdNames().containsAll(Set.of("done" + DOMAIN, "undone" + DOMAIN)));
        return new Unanswered(renamed, deleted, group);
    }

    private Set<String> createdNames() {
        return simulator.calls("CreateUser").stream()
                .map(call -> call.parameters().getOrDefault("UserPrincipalName", ""))
                .collect(Collectors.toSet());
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(PATIENCE).until(condition);
    }

    @Test
    void killed_whileRamHasNotAnswered_isTheSameOnBothSidesAfterTheNextStart(@TempDir Path data) {
        Set<String> acknowledged = new ConcurrentSkipListSet<>();
        Unanswered unanswered;
        try (BridgeProcess bridge = BridgeProcess.start(simulator, data, PATIENT)) {
            unanswered = askForWhatWillNotBeAnswered(bridge.scim());
            createManyUntilKilled(bridge, acknowledged);
        }
        simulator.faults().clear();

        try (BridgeProcess bridge = BridgeProcess.start(simulator, data, PATIENT)) {
            ScimClient scim = bridge.scim();
            for (String name : List.of("done", "undone")) {
                await(
                        "the request, sent again, is answered as if nothing had happened",
                        () -> scim.post("/Users", user(name)).status() == 201);
                assertThat(ramUser(name).orElseThrow().tags())
                        .containsEntry(OwnershipTags.ID, idOf(scim, name).orElseThrow());
            }
            await(
                    "renamed",
                    () -> scim.get("/Users/" + unanswered.renamed())
                            .text("/userName")
                            .equals("new"));
            await("deleted", () -> scim.get("/Users/" + unanswered.deleted()).status() == 404);
            await(
                    "member",
                    () -> scim.get("/Groups/" + unanswered.group())
                            .at("/members/0")
                            .isObject());
            assertThat(simulator.account().members("crew"))
                    .extracting(SimulatedUser::userName)
                    .containsExactly("member");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(names(scim)).isEqualTo(ramNames()));
            assertThat(names(scim))
                    .containsAll(acknowledged)
                    .contains("new", "member")
                    .doesNotContain("old", "leaver");
        }
    }

    /** Kills the bridge in the middle of it. */
    private static void createManyUntilKilled(BridgeProcess bridge, Set<String> acknowledged) {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Void>> requests = IntStream.range(0, 300)
                    .mapToObj(i ->
                            CompletableFuture.runAsync(() -> create(bridge.scim(), "u" + i, acknowledged), clients))
                    .toList();
            await("some are acknowledged", () -> acknowledged.size() >= 30);
            bridge.kill();
            requests.forEach(CompletableFuture::join);
        } finally {
            clients.shutdownNow();
        }
        assertThat(acknowledged).hasSizeLessThan(300);
    }

    private static Optional<String> idOf(ScimClient scim, String name) {
        String id = scim.get("/Users?filter=userName%20eq%20%22" + name + "%22").text("/Resources/0/id");
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    private static void create(ScimClient scim, String name, Set<String> acknowledged) {
        try {
            if (scim.post("/Users", user(name)).status() == 201) {
                acknowledged.add(name);
            }
        } catch (UncheckedIOException killed) {
            // The bridge did not live to answer.
        }
    }

    private Set<String> ramNames() {
        Set<String> names = new TreeSet<>();
        simulator.account().users().forEach(user -> names.add(user.userName()));
        return names;
    }

    private static Set<String> names(ScimClient scim) {
        Set<String> names = new TreeSet<>();
        String cursor = "";
        do {
            ScimAnswer page = scim.get("/Users?attributes=userName&count=200&cursor=" + cursor);
            page.at("/Resources")
                    .forEach(user -> names.add(user.path("userName").asText()));
            cursor = page.text("/nextCursor");
        } while (!cursor.isEmpty());
        return names;
    }
}
