package ramscim.server.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.mixed.Employee.State;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.server.running.Seed;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.account.AccessStatus;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.Identity;
import ramscim.simulator.account.SecurityTokens.SimulatedToken;
import ramscim.simulator.account.SimulatedServiceCredential;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.call.RecordedCall;

/**
 * Joiners, movers and leavers, odd names among them, while RAM is away, slow, throttles, loses answers, shows late what
 * it did, tells logon names in an alias of its domain, and the bridge's token ends or is another account's: at the end
 * both sides have what the provider wants, nothing waits, and whoever left is out.
 *
 * <p>Longer: {@code -Dmixed.life=3000} (requests); the same again, as far as threads allow: {@code -Dmixed.seed=...}
 */
class MixedLifeTest {
    /** At the level that tests print. */
    private static final Logger LOG = LoggerFactory.getLogger(MixedLifeTest.class);

    private static final int LIFE = Integer.getInteger("mixed.life", 100);
    private static final long SEED = Long.getLong("mixed.seed", Seed.ofThisRun());
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PROVIDERS = 4;
    private static final int REQUESTS_A_TROUBLE = 15;
    private static final int REQUESTS_A_TOKEN = 300;
    private static final int REQUESTS_AN_ACCOUNT = 150;

    private final Random random = new Random(SEED);
    private final RamSimulator simulator = RamSimulator.start();

    /** An account that the bridge has nothing to do with, and once in a while the credentials of. */
    private final RamSimulator stranger = RamSimulator.start();

    private final Trouble trouble = new Trouble(simulator, random);
    private final ExecutorService threads = Executors.newFixedThreadPool(PROVIDERS);
    private final AtomicInteger asked = new AtomicInteger();
    private final ReadWriteLock running = new ReentrantReadWriteLock();
    private @Nullable RunningBridge bridge;
    private boolean isAbroad;

    @AfterEach
    void stop() {
        threads.shutdownNow();
        if (bridge != null) {
            bridge.close();
        }
        simulator.close();
        stranger.close();
    }

    static String team(int number) {
        return "team-" + number;
    }

    @Test
    void life_everythingGoesWrong_bothSidesAgreeInTheEnd(@TempDir Path folder) {
        LOG.warn("{} requests with -Dmixed.seed={}", LIFE, SEED);
        stranger.account().access().setIdentity(new Identity("9999999999999999", null));
        stranger.account().addUser("stranger");
        bridge = RunningBridge.on(simulator, settings(folder));
        List<String> teams = new ArrayList<>();
        for (int i = 0; i < Provider.TEAMS; i++) {
            teams.add(bridge().scim()
                    .post("/Groups", Bodies.group(team(i)))
                    .isStatus(201)
                    .id());
        }
        List<Provider> providers = new ArrayList<>();
        for (int i = 0; i < PROVIDERS; i++) {
            providers.add(new Provider("p" + (char) ('a' + i), random.nextLong(), teams, this::send, this::giveByHand));
        }

        live(providers);

        trouble.end();
        renewToken(Duration.ofHours(1));
        List<Employee> people = new LastSync(bridge().scim())
                .of(providers.stream().flatMap(one -> one.people().stream()).toList(), teams);
        Awaitility.await("nothing waits any more, seed " + SEED)
                .atMost(PATIENCE)
                .until(this::isSettled);
        LOG.warn("{} people, {} requests, {} refused", people.size(), asked, unexpected(providers));
        people.forEach(this::verify);
        verifyStranger();
        verifyTeams(people);
        assertThat(simulator.account().users())
                .as("nobody is there twice or unknown")
                .hasSize((int) people.stream()
                        .filter(one -> one.state() != State.DELETED)
                        .count());
    }

    private static String unexpected(List<Provider> providers) {
        return providers.stream().flatMap(one -> one.unexpected().stream()).collect(Collectors.joining("\n", "\n", ""));
    }

    private String[] settings(Path folder) {
        SimulatedToken token = token(Duration.ofHours(1));
        List<String> settings = new ArrayList<>(List.of(
                "bridge.ram.unseen=3s",
                "bridge.scim.budget=1s",
                "bridge.access.console-logon=all",
                "bridge.access.secret-sink.file=" + folder.resolve("secrets.jsonl"),
                "bridge.ram.credentials.source=access-key"));
        settings.addAll(credentials(token));
        return settings.toArray(String[]::new);
    }

    private SimulatedToken token(Duration life) {
        return simulator.account().access().issueToken(life);
    }

    private static List<String> credentials(SimulatedToken token) {
        return List.of(
                "bridge.ram.credentials.access-key-id=" + token.accessKeyId(),
                "bridge.ram.credentials.access-key-secret=" + token.secret().reveal(),
                "bridge.ram.credentials.security-token=" + token.securityToken());
    }

    private void live(List<Provider> providers) {
        AtomicBoolean goesOn = new AtomicBoolean(true);
        List<CompletableFuture<Void>> working = providers.stream()
                .map(one -> CompletableFuture.runAsync(() -> one.work(goesOn::get, asked), threads))
                .toList();
        while (asked.get() < LIFE) {
            LOG.warn("After {} requests: {}", asked, trouble.begin());
            if (random.nextInt(REQUESTS_A_TOKEN) < REQUESTS_A_TROUBLE) {
                renewToken(Duration.ofSeconds(1 + random.nextInt(20)));
            } else if (isAbroad) {
                renewToken(Duration.ofMinutes(5));
            } else if (random.nextInt(REQUESTS_AN_ACCOUNT) < REQUESTS_A_TROUBLE) {
                goAbroad();
            }
            int until = asked.get() + 1 + random.nextInt(REQUESTS_A_TROUBLE);
            Awaitility.await("requests go on").atMost(PATIENCE).until(() -> asked.get() >= until);
        }
        goesOn.set(false);
        working.forEach(CompletableFuture::join);
    }

    /** A configured token is renewed by a restart; the one before may have ended by then. */
    private void renewToken(Duration life) {
        restart(credentials(token(life)));
        isAbroad = false;
    }

    /** Somebody sets the wrong credentials. */
    private void goAbroad() {
        LOG.warn("After {} requests: another account's credentials", asked);
        List<String> settings =
                new ArrayList<>(credentials(stranger.account().access().issueToken(Duration.ofHours(1))));
        for (String api : List.of("ims", "ram", "sts", "resource-manager")) {
            settings.add("bridge.ram." + api + "-endpoint=" + stranger.endpoint());
        }
        restart(settings);
        isAbroad = true;
    }

    private void restart(List<String> settings) {
        running.writeLock().lock();
        try {
            boolean away = simulator.isPaused();
            if (away) {
                simulator.resume();
            }
            bridge().restart(settings.toArray(String[]::new));
            if (away) {
                simulator.pause();
            }
        } finally {
            running.writeLock().unlock();
        }
    }

    private void verifyStranger() {
        assertThat(stranger.account().users())
                .extracting(SimulatedUser::userName)
                .as("seed %s", SEED)
                .containsExactly("stranger");
        assertThat(stranger.calls())
                .as("seed %s", SEED)
                .extracting(RecordedCall::action)
                .allMatch(action -> action.matches("(Get|List).*"));
    }

    private RunningBridge bridge() {
        return Objects.requireNonNull(bridge);
    }

    private @Nullable ScimAnswer send(Function<ScimClient, ScimAnswer> request) {
        running.readLock().lock();
        try {
            return request.apply(bridge().scim());
        } catch (UncheckedIOException unanswered) {
            return null;
        } finally {
            running.readLock().unlock();
        }
    }

    /** What an administrator does, who knows nothing of the bridge. */
    private void giveByHand(String userName) {
        AccountAccess access = simulator.account().access();
        simulator.account().findUser(principal(userName)).ifPresent(user -> {
            String name = user.userPrincipalName();
            if (access.accessKeys(name).isEmpty()) {
                access.addAccessKey(name);
            } else if (access.serviceCredentials(name).isEmpty()) {
                access.addServiceCredential(name, "tool", "bailian.aliyuncs.com");
            } else if (access.passkeys(name).isEmpty()) {
                access.addPasskey(name, "phone");
            }
        });
    }

    private String principal(String userName) {
        return userName + "@" + simulator.account().defaultDomain();
    }

    private boolean isSettled() {
        return bridge().bean(JdbcClient.class)
                        .sql("select count(*) from intent")
                        .query(Long.class)
                        .single()
                == 0;
    }

    private void verify(Employee one) {
        String principal = principal(one.name());
        SimulatedUser user = simulator.account().findUser(principal).orElse(null);
        if (one.state() == State.DELETED) {
            assertThat(user).as("seed %s: %s", SEED, one).isNull();
            assertThat(new LastSync(bridge().scim()).find(one.name())).isEmpty();
            return;
        }
        assertThat(user).as("seed %s: %s", SEED, one).isNotNull();
        ScimAnswer told = bridge().scim().get("/Users/" + one.id()).isStatus(200);
        assertThat(told.text("/displayName")).isEqualTo(one.displayName());
        assertThat(told.at("/active").asBoolean()).isEqualTo(one.state() == State.WORKS);
        if (one.state() == State.LEFT) {
            assertThat(canComeIn(principal)).as("seed %s: %s", SEED, one).isFalse();
        }
    }

    private boolean canComeIn(String principal) {
        AccountAccess access = simulator.account().access();
        return access.loginProfile(principal)
                        .filter(profile -> profile.status() == AccessStatus.ACTIVE)
                        .isPresent()
                || access.accessKeys(principal).stream().anyMatch(key -> key.status() == AccessStatus.ACTIVE)
                || access.serviceCredentials(principal).stream()
                        .anyMatch(one -> one.status().equals(SimulatedServiceCredential.ACTIVE))
                || !access.passkeys(principal).isEmpty();
    }

    private void verifyTeams(List<Employee> people) {
        for (int team = 0; team < Provider.TEAMS; team++) {
            int number = team;
            Set<String> members = simulator.account().members(team(team)).stream()
                    .map(SimulatedUser::userPrincipalName)
                    .collect(Collectors.toSet());
            assertThat(members)
                    .as("seed %s: team %s", SEED, team)
                    .isEqualTo(people.stream()
                            .filter(one -> one.hasTeam() && one.team() == number)
                            .map(one -> principal(one.name()))
                            .collect(Collectors.toSet()));
        }
    }
}
