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
import java.util.concurrent.TimeUnit;
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
import ramscim.server.audit.AuditLog;
import ramscim.server.running.Bodies;
import ramscim.server.running.BridgeProcess;
import ramscim.server.running.NextVersion;
import ramscim.server.running.ScimClient;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.fault.Fault;
import ramscim.store.PostgresServer;

/**
 * Two replicas of one version are replaced, one after the other, by two of the next, while an identity provider works.
 *
 * <p>The next version is this one with a migration more, which adds to the schema what migrations may add. The one
 * before is this one too, unless its jar is named: {@code -Drolling.from=/some/scim-server.jar}. More requests between
 * one step and the next: {@code -Drolling.requests=200}
 */
class RollingUpgradeIT {
    /** At the level that tests print. */
    private static final Logger LOG = LoggerFactory.getLogger(RollingUpgradeIT.class);

    private static final Path BEFORE = Path.of(System.getProperty("rolling.from", BridgeProcess.JAR.toString()));
    private static final int THREADS = 6;
    private static final int SOME = Integer.getInteger("rolling.requests", 20);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String GROUP = "crew";

    private final RamSimulator simulator = RamSimulator.start();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<BridgeProcess> replicas = new ArrayList<>();
    private final List<BridgeProcess> started = new ArrayList<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicBoolean goesOn = new AtomicBoolean(true);

    @AfterEach
    void stop() {
        goesOn.set(false);
        started.forEach(BridgeProcess::close);
        threads.shutdownNow();
        simulator.close();
    }

    private BridgeProcess start(Path jar, Path data, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of(
                "bridge.guard.enabled=false",
                "bridge.ram.rate.reads=0",
                "bridge.ram.rate.identity-writes=0",
                "bridge.ram.rate.policy-writes=0"));
        BridgeProcess bridge = BridgeProcess.of(jar, simulator, data, all.toArray(String[]::new));
        started.add(bridge);
        return bridge;
    }

    @Test
    void postgres_replicasReplacedOneAfterTheOther_noRequestIsLostAndNothingDoneTwice(@TempDir Path data)
            throws Exception {
        String url = PostgresServer.newDatabase();
        String setting = "spring.datasource.url=" + url;
        JdbcClient database = JdbcClient.create(new DriverManagerDataSource(url));
        replicas.add(start(BEFORE, data, setting));
        replicas.add(start(BEFORE, data, setting));
        // So that there is always something on its way.
        simulator.faults().add(Fault.delay(Fault.ANY_ACTION, Duration.ofMillis(20)));
        String group = replicas.get(0)
                .scim()
                .post("/Groups", Bodies.group(GROUP))
                .isStatus(201)
                .id();
        Balancer balancer = new Balancer(clients());
        List<Provider> providers = providers();
        List<CompletableFuture<Void>> working = providers.stream()
                .map(provider -> CompletableFuture.runAsync(
                        () -> provider.work(balancer, group, acknowledged, goesOn::get), threads))
                .toList();

        for (int number = 0; number < replicas.size(); number++) {
            awaitSomeMore("both work");
            CompletableFuture<Process> ended = replicas.get(number).stop();
            awaitSomeMore("the other works alone");
            ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(replicas.get(number).log()).noneMatch(line -> line.contains(" ERROR "));
            replicas.set(number, start(BridgeProcess.JAR, data, setting, NextVersion.SETTING));
            balancer.put(number, replicas.get(number).scim());
        }
        awaitSomeMore("both of the next version work");
        goesOn.set(false);
        working.forEach(CompletableFuture::join);
        balancer.close();

        LOG.warn("{} acknowledged, {} passed on, {} lost", acknowledged, balancer.passedOn(), balancer.lost());
        assertThat(database.sql("select count(*) from next_version")
                        .query(Long.class)
                        .single())
                .isZero();
        Truth truth = new Truth(simulator, database);
        Awaitility.await("nothing waits any more").atMost(PATIENCE).until(truth::isSettled);
        assertThat(DoneTwice.in(simulator.calls())).isEmpty();
        assertThat(new AuditLog(database).verify().problem()).isNull();
        // After these, so that of an older version, which stops as it can, they are known all the same.
        assertThat(balancer.lost()).isEmpty();
        for (ScimClient replica : clients()) {
            verify(truth, replica, group, providers);
        }
    }

    private List<ScimClient> clients() {
        return replicas.stream().map(BridgeProcess::scim).toList();
    }

    private static List<Provider> providers() {
        Random random = new Random(1);
        List<Provider> providers = new ArrayList<>();
        for (int n = 0; n < THREADS; n++) {
            providers.add(new Provider("u" + (char) ('a' + n), random.nextLong()));
        }
        return providers;
    }

    private void awaitSomeMore(String what) {
        int enough = acknowledged.get() + SOME;
        Awaitility.await(what).atMost(PATIENCE).until(() -> acknowledged.get() >= enough);
    }

    private static void verify(Truth truth, ScimClient scim, String group, List<Provider> providers) {
        truth.read(scim, group);
        for (Provider provider : providers) {
            assertThat(provider.unexpected()).isEmpty();
            provider.people()
                    .forEach((name, person) ->
                            assertThat(person.possible()).as(name).containsExactly(truth.of(name)));
        }
    }
}
