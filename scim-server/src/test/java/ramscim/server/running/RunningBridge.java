package ramscim.server.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.pollinterval.IterativePollInterval;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.util.FileSystemUtils;
import ramscim.server.ScimServerApplication;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.call.RecordedCall;
import ramscim.store.PostgresServer;

/**
 * The bridge as it is delivered, in this process, on a free port, with an account of its own and an empty store: an
 * SQLite file, or with {@code -Dtests.on-postgres=true} a PostgreSQL database.
 */
public final class RunningBridge implements AutoCloseable {
    public static final String TOKEN = "a-token-that-only-these-tests-know";
    private static final Duration LONGEST_POLL = Duration.ofMillis(100);
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String ADMIN_PASSWORD = "bridge.admin.password=";

    /** The least that bcrypt takes: a password that comes with each request is checked with each. */
    private static final PasswordEncoder QUICK = new BCryptPasswordEncoder(4);

    /** Of a password that nobody asks for: making one at the first start takes longer than the rest of some tests. */
    private static final String NO_PASSWORD = "{bcrypt}" + QUICK.encode("nobody-knows-it");

    private static @Nullable RunningBridge shared;

    static {
        // What is awaited is there after some milliseconds, mostly; Awaitility's own first look comes after a hundred.
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(IterativePollInterval.iterative(
                last -> last.multipliedBy(2).compareTo(LONGEST_POLL) < 0 ? last.multipliedBy(2) : LONGEST_POLL,
                Duration.ofMillis(5)));
    }

    private final RamSimulator simulator;
    private final boolean ownsSimulator;
    private final Path data;
    private final @Nullable String database;
    private final List<Class<?>> extensions;
    private final List<String> settings;
    private ConfigurableApplicationContext context;

    private RunningBridge(
            RamSimulator simulator, boolean ownsSimulator, List<Class<?>> extensions, List<String> settings) {
        this.simulator = simulator;
        this.ownsSimulator = ownsSimulator;
        simulator.clearCalls();
        this.data = temporaryDirectory();
        this.database = Boolean.getBoolean("tests.on-postgres") ? PostgresServer.newDatabase() : null;
        this.extensions = List.copyOf(extensions);
        this.settings = List.copyOf(settings);
        this.context = startServer(extensions, settings);
        // Once to know the account again, once for the names of users unless that is set.
        int domains = settings.stream().anyMatch(setting -> setting.startsWith("bridge.ram.domain=")) ? 1 : 2;
        Awaitility.await("the bridge asks for the account's domain, and for other bridges")
                .until(() -> simulator.calls("GetDefaultDomain").size() >= domains
                        && !simulator.calls("ListUsers").isEmpty());
        simulator.clearCalls();
    }

    /**
     * One for all tests that do not change how it is set; each uses names that no other uses, and clears the faults
     * that it set.
     */
    public static synchronized RunningBridge shared() {
        RunningBridge running = shared;
        if (running == null) {
            RunningBridge started = start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            shared = started;
            return started;
        }
        return running;
    }

    /** @param settings {@code key=value} */
    public static RunningBridge start(String... settings) {
        return new RunningBridge(RamSimulator.start(), true, List.of(), quick(settings));
    }

    /** One whose password of the administrator is configured in clear, for tests of where that may be seen. */
    public static RunningBridge startInClear(String... settings) {
        return new RunningBridge(RamSimulator.start(), true, List.of(), List.of(settings));
    }

    private static List<String> quick(String... settings) {
        return Stream.of(settings)
                .map(setting -> setting.startsWith(ADMIN_PASSWORD)
                        ? ADMIN_PASSWORD + "{bcrypt}" + QUICK.encode(setting.substring(ADMIN_PASSWORD.length()))
                        : setting)
                .toList();
    }

    /** One with a new store on an account that is there already, and stays when this bridge is closed. */
    public static RunningBridge on(RamSimulator simulator, String... settings) {
        return new RunningBridge(simulator, false, List.of(), quick(settings));
    }

    /** Another one on the same account. */
    public RunningBridge startBeside(String... settings) {
        return new RunningBridge(simulator, false, List.of(), quick(settings));
    }

    /** @param extension a configuration class with what the product does not have */
    public static RunningBridge startWith(Class<?> extension, String... settings) {
        return new RunningBridge(RamSimulator.start(), true, List.of(extension), quick(settings));
    }

    private ConfigurableApplicationContext startServer(List<Class<?>> extensions, List<String> settings) {
        System.setProperty("alibabacloud.accessKeyId", simulator.accessKeyId());
        System.setProperty("alibabacloud.accessKeyIdSecret", simulator.accessKeySecret());
        Map<String, String> all = new LinkedHashMap<>(defaults());
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        String[] arguments = all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(ScimServerApplication.class)
                .sources(extensions.toArray(Class<?>[]::new))
                .registerShutdownHook(false)
                .run(arguments);
    }

    /** Another server on the same data and account; what is set further takes the place of what was set. */
    public void restart(String... further) {
        restartWhile(() -> {}, further);
    }

    /** @param between what is done while none runs */
    public void restartWhile(Runnable between, String... further) {
        context.close();
        between.run();
        List<String> all = new ArrayList<>(settings);
        all.addAll(quick(further));
        context = startServer(extensions, all);
    }

    private Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("server.port", "0");
        defaults.put("bridge.data-directory", data.toString());
        if (database != null) {
            defaults.put("spring.datasource.url", database);
        }
        defaults.put("bridge.scim.token", TOKEN);
        // What is said here would hold against the files of a test that has some.
        if (settings.stream().noneMatch(setting -> setting.startsWith("spring.config."))) {
            defaults.put("bridge.admin.password", NO_PASSWORD);
        }
        defaults.put("bridge.ram.ims-endpoint", simulator.endpoint().toString());
        defaults.put("bridge.ram.ram-endpoint", simulator.endpoint().toString());
        defaults.put(
                "bridge.ram.resource-manager-endpoint", simulator.endpoint().toString());
        defaults.put("bridge.ram.sts-endpoint", simulator.endpoint().toString());
        defaults.put("bridge.ram.rate.reads", "0");
        defaults.put("bridge.ram.rate.identity-writes", "0");
        defaults.put("bridge.ram.rate.policy-writes", "0");
        defaults.put("resilience4j.retry.configs.default.wait-duration", "20ms");
        // Tests delete by hand what the bridge has just made, and want that to be believed.
        defaults.put("bridge.ram.unseen", "0s");
        // Nobody sends anything to a bridge that a test has closed.
        defaults.put("bridge.requests.drain", "0s");
        defaults.put("bridge.actuator.open", "true");
        // The guard is for the tests that look at it: others delete more than it lets pass.
        defaults.put("bridge.guard.enabled", "false");
        // The breaker is for the tests that look at it: others set faults that would open it for their neighbours.
        defaults.put("resilience4j.circuitbreaker.configs.default.minimum-number-of-calls", "1000");
        defaults.put("resilience4j.circuitbreaker.configs.default.sliding-window-size", "1000");
        return defaults;
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("bridge");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name that no other test uses. */
    public static String unique(String name) {
        return name + "-" + NAMES.incrementAndGet();
    }

    public RamSimulator simulator() {
        return simulator;
    }

    /** Where the bridge keeps its data. */
    public Path data() {
        return data;
    }

    public int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    public URI root() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** A client with a valid token. */
    public ScimClient scim() {
        return ScimClient.of(URI.create(root() + "/scim/v2"), TOKEN);
    }

    /** A client of what is not SCIM: health, metrics. */
    public ScimClient http() {
        return ScimClient.of(root(), TOKEN).without("Authorization").without("Accept");
    }

    /** The API calls that name a thing, in whatever parameter. */
    public List<RecordedCall> callsNaming(String text) {
        return simulator.calls().stream()
                .filter(call -> call.parameters().values().stream().anyMatch(value -> value.contains(text)))
                .toList();
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        if (ownsSimulator) {
            simulator.close();
        }
        FileSystemUtils.deleteRecursively(data.toFile());
    }
}
