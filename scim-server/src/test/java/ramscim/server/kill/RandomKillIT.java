package ramscim.server.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import ramscim.server.running.Bodies;
import ramscim.server.running.BridgeProcess;
import ramscim.server.running.ScimClient;
import ramscim.server.running.Seed;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.fault.Fault;
import ramscim.store.PostgresServer;

/**
 * Processes are killed at random moments while an identity provider creates, changes and deletes: whatever was
 * acknowledged holds on both sides, and nothing is left in RAM that nobody knows of, or is there twice.
 *
 * <p>More rounds: {@code -Dkill.rounds=20}; the same again: {@code -Dkill.seed=...}
 */
class RandomKillIT {
    /** At the level that tests print. */
    private static final Logger LOG = LoggerFactory.getLogger(RandomKillIT.class);

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 1);
    private static final long SEED = Long.getLong("kill.seed", Seed.ofThisRun());
    private static final int THREADS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GROUP = "crew";

    private final RamSimulator simulator = RamSimulator.start();
    private final Random random = new Random(SEED);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Provider> providers = new ArrayList<>();
    private final List<BridgeProcess> started = new ArrayList<>();

    RandomKillIT() {
        for (int i = 0; i < THREADS; i++) {
            providers.add(new Provider("u" + (char) ('a' + i), random.nextLong()));
        }
        // So that there is always something on its way.
        simulator.faults().add(Fault.delay(Fault.ANY_ACTION, Duration.ofMillis(20)));
    }

    @AfterEach
    void stop() {
        started.forEach(BridgeProcess::close);
        threads.shutdownNow();
        simulator.close();
    }

    private BridgeProcess start(Path data, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of(
                "bridge.guard.enabled=false",
                "bridge.ram.rate.reads=0",
                "bridge.ram.rate.identity-writes=0",
                "bridge.ram.rate.policy-writes=0"));
        BridgeProcess bridge = BridgeProcess.start(simulator, data, all.toArray(String[]::new));
        started.add(bridge);
        return bridge;
    }

    @Test
    void sqlite_killedAgainAndAgain_bothSidesHaveWhatWasAcknowledged(@TempDir Path data) {
        LOG.warn("{} rounds on SQLite with -Dkill.seed={}", ROUNDS, SEED);
        Truth truth = new Truth(simulator, database("jdbc:sqlite:" + data.resolve("bridge.db")));
        BridgeProcess bridge = start(data);
        String group =
                bridge.scim().post("/Groups", Bodies.group(GROUP)).isStatus(201).id();
        for (int round = 1; round <= ROUNDS; round++) {
            workUntilKilled(List.of(bridge), bridge, group);
            bridge = startedAgain(data);
            verify(truth, bridge.scim(), group, round);
        }
    }

    /** Now and then it is killed while it makes good what was interrupted before. */
    private BridgeProcess startedAgain(Path data, String... settings) {
        BridgeProcess started = start(data, settings);
        if (random.nextInt(3) == 0) {
            started.kill();
            return start(data, settings);
        }
        return started;
    }

    @Test
    void postgres_oneOfTwoReplicasKilledAgainAndAgain_theOtherTakesOver(@TempDir Path data) {
        LOG.warn("{} rounds on PostgreSQL with -Dkill.seed={}", ROUNDS, SEED);
        String url = PostgresServer.newDatabase();
        Truth truth = new Truth(simulator, database(url));
        String setting = "spring.datasource.url=" + url;
        List<BridgeProcess> replicas = new ArrayList<>(List.of(start(data, setting), start(data, setting)));
        String group = replicas.get(0)
                .scim()
                .post("/Groups", Bodies.group(GROUP))
                .isStatus(201)
                .id();
        for (int round = 1; round <= ROUNDS; round++) {
            int victim = random.nextInt(2);
            workUntilKilled(replicas, replicas.get(victim), group);
            verify(truth, replicas.get(1 - victim).scim(), group, round);
            replicas.set(victim, start(data, setting));
        }
    }

    private static JdbcClient database(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url));
    }

    private void workUntilKilled(List<BridgeProcess> bridges, BridgeProcess victim, String group) {
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        AtomicInteger turns = new AtomicInteger();
        List<CompletableFuture<Void>> working = providers.stream()
                .map(provider -> CompletableFuture.runAsync(
                        () -> provider.work(
                                request -> request.apply(bridges.get(turns.incrementAndGet() % bridges.size())
                                        .scim()),
                                group,
                                acknowledged,
                                goesOn::get),
                        threads))
                .toList();
        int moment = 5 + random.nextInt(150);
        Awaitility.await("the moment to kill")
                .pollInterval(Duration.ofMillis(1))
                .atMost(PATIENCE)
                .until(() -> acknowledged.get() >= moment);
        victim.kill();
        goesOn.set(false);
        working.forEach(CompletableFuture::join);
        LOG.warn("Killed after {} acknowledgements", acknowledged);
    }

    private void verify(Truth truth, ScimClient scim, String group, int round) {
        long begin = System.nanoTime();
        Awaitility.await("nothing waits any more").atMost(PATIENCE).until(truth::isSettled);
        LOG.warn("Round {}: settled after another {} ms", round, (System.nanoTime() - begin) / 1_000_000);
        truth.read(scim, group);
        for (Provider provider : providers) {
            assertThat(provider.unexpected()).isEmpty();
            provider.people()
                    .forEach((name, person) -> assertThat(person.possible())
                            .as("round %s, seed %s: %s", round, SEED, name)
                            .contains(truth.of(name)));
            provider.learn(truth::of, truth::idOf);
        }
    }
}
