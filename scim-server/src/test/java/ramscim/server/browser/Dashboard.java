package ramscim.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import ramscim.server.running.RunningBridge;

/**
 * A running bridge, and a browser to look at it. Without Chromium on the machine the tests are skipped, but in CI they
 * fail.
 */
final class Dashboard {
    static final String PASSWORD = "a-password-that-only-these-tests-know";

    private static final List<String> CHROMIUMS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static @Nullable Dashboard shared;
    private static @Nullable Browser running;

    private final RunningBridge bridge;
    private final Browser browser;

    private Dashboard(Path chromium, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "bridge.admin.password=" + PASSWORD,
                "bridge.health.probe-interval=1s",
                "bridge.ram.read-timeout=300ms",
                "resilience4j.retry.configs.default.wait-duration=10ms"));
        all.addAll(List.of(settings));
        bridge = RunningBridge.start(all.toArray(String[]::new));
        browser = browser(chromium);
        Runtime.getRuntime().addShutdownHook(new Thread(bridge::close));
    }

    /** One for all bridges of this JVM; what visitors keep is theirs, {@link #open}. */
    private static synchronized Browser browser(Path chromium) {
        Browser started = running;
        if (started == null) {
            started = Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(List.of("--no-sandbox")));
            running = started;
        }
        return started;
    }

    static synchronized Dashboard shared() {
        Dashboard started = shared;
        if (started == null) {
            started = start();
            shared = started;
        }
        return started;
    }

    /** @param settings {@code key=value} */
    static Dashboard start(String... settings) {
        Path chromium = chromium();
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(chromium != null, "Chromium is not installed");
        }
        return new Dashboard(Objects.requireNonNull(chromium, "CI needs Chromium"), settings);
    }

    private static @Nullable Path chromium() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), CHROMIUMS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    RunningBridge bridge() {
        return bridge;
    }

    String address(String path) {
        return bridge.root() + path;
    }

    /** How a page is looked at. */
    record Looking(boolean scripts, ColorScheme colours, int width, String language, String zone) {
        static Looking usual() {
            return new Looking(true, ColorScheme.LIGHT, 1280, "en-US", "UTC");
        }

        Looking withoutScripts() {
            return new Looking(false, colours, width, language, zone);
        }

        Looking withScripts() {
            return new Looking(true, colours, width, language, zone);
        }

        Looking dark() {
            return new Looking(scripts, ColorScheme.DARK, width, language, zone);
        }

        Looking narrow() {
            return new Looking(scripts, colours, 390, language, zone);
        }

        /** From Shanghai. */
        Looking chinese() {
            return new Looking(scripts, colours, width, "zh-CN", "Asia/Shanghai");
        }
    }

    Page open(Looking looking) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setJavaScriptEnabled(looking.scripts())
                .setColorScheme(looking.colours())
                .setLocale(looking.language())
                .setTimezoneId(looking.zone())
                .setViewportSize(looking.width(), 900));
        context.setDefaultTimeout(30_000);
        return context.newPage();
    }

    /** A page on which an administrator is signed in. */
    Page signedIn(Looking looking) {
        Page page = open(looking);
        page.navigate(address("/admin"));
        signIn(page, PASSWORD);
        return page;
    }

    Page signedIn() {
        return signedIn(Looking.usual());
    }

    static void signIn(Page page, String password) {
        page.locator("#username").fill("admin");
        page.locator("#password").fill(password);
        page.locator("button[type=submit]").click();
    }
}
