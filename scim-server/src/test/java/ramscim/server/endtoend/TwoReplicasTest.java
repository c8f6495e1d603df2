package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.directory.OwnershipTags;
import ramscim.server.audit.AuditLog;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.fault.Fault;
import ramscim.store.PostgresServer;
import ramscim.store.replica.Leader;

/** Two replicas on one PostgreSQL and one account, as a load balancer would use them. */
class TwoReplicasTest {
    private static final String[] SETTINGS = {
        "spring.datasource.url=" + PostgresServer.newDatabase(),
        "bridge.admin.password=correct horse battery",
        "bridge.ram.rate.reads=500"
    };
    private static final RunningBridge ONE = RunningBridge.start(SETTINGS);
    private static final RunningBridge OTHER = ONE.startBeside(SETTINGS);
    private static final ExecutorService CLIENTS = Executors.newFixedThreadPool(16);

    @AfterAll
    static void stop() {
        CLIENTS.shutdownNow();
        assertThat(ONE.bean(AuditLog.class).verify().problem()).isNull();
        OTHER.close();
        ONE.close();
    }

    @AfterEach
    void clearFaults() {
        ONE.simulator().faults().clear();
    }

    private static ScimClient scim(int number) {
        return number % 2 == 0 ? ONE.scim() : OTHER.scim();
    }

    private static <T> List<T> together(List<Supplier<T>> calls) {
        List<CompletableFuture<T>> answers = calls.stream()
                .map(call -> CompletableFuture.supplyAsync(call, CLIENTS))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static List<SimulatedUser> ramUsers(String id) {
        return ONE.simulator().account().users().stream()
                .filter(user -> id.equals(user.tags().get(OwnershipTags.ID)))
                .toList();
    }

    @Test
    void change_byEitherReplica_isSeenByTheOther() {
        String name = unique("ada");
        String id = ONE.scim().post("/Users", user(name)).isStatus(201).id();

        OTHER.scim().patch("/Users/" + id, replace("displayName", "'Ada'")).isStatus(200);

        assertThat(ONE.scim().get("/Users/" + id).text("/displayName")).isEqualTo("Ada");
        assertThat(OTHER.scim()
                        .get("/Users?filter=userName%20eq%20%22" + name + "%22")
                        .text("/Resources/0/id"))
                .isEqualTo(id);
        OTHER.scim().delete("/Users/" + id).isStatus(204);
        ONE.scim().get("/Users/" + id).isStatus(404);
        assertThat(ramUsers(id)).isEmpty();
    }

    @Test
    void create_sameUserAtBothAtOnce_isOneUserWithOneId() {
        String name = unique("twin");
        ONE.simulator().faults().add(Fault.delay("CreateUser", Duration.ofMillis(500)));

        List<ScimAnswer> answers = together(List.of(
                () -> ONE.scim().post("/Users", user(name)), () -> OTHER.scim().post("/Users", user(name))));

        assertThat(answers).allSatisfy(answer -> answer.isStatus(201));
        assertThat(answers.get(0).id()).isEqualTo(answers.get(1).id());
        assertThat(ramUsers(answers.get(0).id())).hasSize(1);
    }

    @Test
    void patch_sameUserAtBothAtOnce_allOfItHoldsOnBothSides() {
        String id =
                ONE.scim().post("/Users", user(unique("busy"))).isStatus(201).id();
        List<Supplier<ScimAnswer>> patches = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            int number = i;
            patches.add(() -> accepted(() -> scim(number)
                    .patch(
                            "/Users/" + id,
                            patch("{'op': 'add', 'path': 'emails', 'value': [{'value': 'a" + number
                                    + "@corp.example', 'type': 'other'}]}"))));
        }

        assertThat(together(patches)).allSatisfy(answer -> answer.isStatus(200));

        assertThat(ONE.scim().get("/Users/" + id).at("/emails")).hasSize(16);
        assertThat(ramUsers(id)).hasSize(1);
    }

    /** Asks again as a provider does. */
    private static ScimAnswer accepted(Supplier<ScimAnswer> request) {
        ScimAnswer answer = request.get();
        for (int tries = 0; answer.status() == 503 && tries < 20; tries++) {
            answer = request.get();
        }
        return answer;
    }

    @Test
    void group_changedAtBothAtOnce_hasWhoeverWasAddedByEither() {
        List<String> users = IntStream.range(0, 12)
                .mapToObj(i -> scim(i).post("/Users", user(unique("member")))
                        .isStatus(201)
                        .id())
                .toList();
        String name = unique("crew");
        String id = ONE.scim().post("/Groups", group(name)).isStatus(201).id();

        List<Supplier<ScimAnswer>> joining = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            int number = i;
            joining.add(() -> accepted(() -> scim(number)
                    .patch(
                            "/Groups/" + id,
                            patch("{'op': 'add', 'path': 'members', 'value': [{'value': '" + users.get(number)
                                    + "'}]}"))));
        }
        assertThat(together(joining))
                .allSatisfy(answer -> assertThat(answer.status()).isBetween(200, 204));

        Set<String> members = new TreeSet<>();
        OTHER.scim()
                .get("/Groups/" + id)
                .at("/members")
                .forEach(member -> members.add(member.path("value").asText()));
        assertThat(members).containsExactlyInAnyOrderElementsOf(users);
        assertThat(ONE.simulator().account().members(name)).hasSize(users.size());
    }

    @Test
    void leader_isOneOfThem() {
        assertThat(ONE.bean(Leader.class).isLeader())
                .isNotEqualTo(OTHER.bean(Leader.class).isLeader());
    }

    /** The rate of the account and a little less, because clocks differ. */
    @Test
    void rate_isDividedByThem() {
        for (RunningBridge bridge : List.of(ONE, OTHER)) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(
                                    bridge.http().get("/actuator/prometheus").body())
                            .contains("ram_rate_limit{class=\"ram-reads\"} 247.5"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "health",
                "failures",
                "held",
                "tokens",
                "audit?subject=a&kind=CONFIRMED",
                "audit/verification",
                "people",
                "people?q=a",
                "groups?q=a",
                "settings",
                "alerts",
                "reconcile",
                "adoption",
                "adoption/grants"
            })
    void dashboard_everyQuery_worksOnPostgres(String query) {
        administrator(OTHER).get("/admin/api/" + query).isStatus(200);
    }

    private static ScimClient administrator(RunningBridge bridge) {
        String password =
                Base64.getEncoder().encodeToString("admin:correct horse battery".getBytes(StandardCharsets.UTF_8));
        return bridge.http().with("Authorization", "Basic " + password).with("Content-Type", "application/json");
    }

    @Test
    void failure_ofEitherReplica_isDismissedAtTheOther() {
        String name = unique("taken");
        ONE.simulator().account().addUser(name);
        ONE.scim().post("/Users", user(name)).isStatus(409);

        JsonNode failure = failures(name).get(0);
        administrator(OTHER)
                .post("/admin/api/failures/" + failure.path("key").asText() + "/dismiss", "{}")
                .isStatus(200);

        assertThat(failures(name)).isEmpty();
    }

    private static List<JsonNode> failures(String name) {
        List<JsonNode> failures = new ArrayList<>();
        administrator(OTHER)
                .get("/admin/api/failures")
                .json()
                .findParents("key")
                .forEach(failure -> {
                    if (failure.toString().contains(name)) {
                        failures.add(failure);
                    }
                });
        return failures;
    }
}
