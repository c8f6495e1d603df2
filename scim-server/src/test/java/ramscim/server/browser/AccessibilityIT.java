package ramscim.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ramscim.server.browser.Dashboard.Looking;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.PolicyType;

/**
 * Every page, in every language, wide and narrow, with scripts and without.
 *
 * <p>The checker of accessibility takes a second a page, and looks from the two sides that have everything between
 * them; from each: {@code -Dtests.every-sight=true}
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityIT {
    private static final String CHECK = """
            () => axe.run(document, {resultTypes: ["violations"]}).then(result => result.violations.flatMap(
                violation => violation.nodes.map(node => violation.id + ": " + node.html + " " + node.failureSummary)))
            """;

    /** WCAG 1.4.10: nobody has to scroll in two directions, but within a table. */
    private static final String IS_WIDER =
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth";

    private static final String LANGUAGE = "() => document.documentElement.lang";

    /** Of its own: what other tests leave behind would be looked at too. */
    private final Dashboard dashboard = Dashboard.start();

    private final String foreign = unique("uma");
    private final String member = unique("vera");
    private final String team = unique("Sales");
    private List<String> pages;
    private Page administrator;

    private enum Sight {
        LIGHT(Looking.usual()),
        DARK(Looking.usual().dark()),
        PLAIN(Looking.usual().withoutScripts()),
        PLAIN_NARROW(Looking.usual().withoutScripts().narrow()),
        CHINESE(Looking.usual().chinese().withoutScripts()),
        CHINESE_NARROW_DARK(Looking.usual().chinese().withoutScripts().narrow().dark());

        private final Looking looking;

        Sight(Looking looking) {
            this.looking = looking;
        }

        private String language() {
            return looking.language().startsWith("zh") ? looking.language() : "en";
        }
    }

    /** Something on every page. */
    @BeforeAll
    void fill() {
        AccountAccess access = dashboard.bridge().simulator().account().access();
        dashboard.bridge().simulator().account().addUser(foreign);
        access.attachPolicyToUser(PolicyType.SYSTEM, "AdministratorAccess", foreign + "@example.onaliyun.com");
        dashboard.bridge().scim().post("/Users", user(foreign)).isStatus(409);
        String person = dashboard
                .bridge()
                .scim()
                .post("/Users", user(member))
                .isStatus(201)
                .id();
        String group = dashboard
                .bridge()
                .scim()
                .post("/Groups", group(team, "'members': [{'value': '" + person + "'}]"))
                .isStatus(201)
                .id();
        pages = Stream.of(
                        "",
                        "/failures",
                        "/held",
                        "/people",
                        "/people/" + person,
                        "/groups",
                        "/groups/" + group,
                        "/access",
                        "/audit?verify=true",
                        "/drift",
                        "/adoption",
                        "/alerts",
                        "/connect",
                        "/connect/okta",
                        "/connect/onelogin?token=configured",
                        "/clients",
                        "/settings",
                        "/settings?q=nowhere",
                        "/settings/doctor",
                        "/settings/mapping",
                        "/settings/sessions",
                        "/about",
                        "/nowhere")
                .map(page -> "/admin" + page)
                .toList();
        administrator = dashboard.signedIn();
        client();
        begun("/admin/drift", "button[name=dryRun]", "#found");
        begun("/admin/access", "form[action$=read] button", "tbody tr");
    }

    private void client() {
        administrator.navigate(dashboard.address("/admin/clients"));
        administrator
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill(unique("okta"));
        administrator.getByText("Make the client").click();
        String token = administrator.locator("#secret").textContent();
        dashboard
                .bridge()
                .scim()
                .with("Authorization", "Bearer " + token)
                .get("/Users")
                .isStatus(200);
        dashboard
                .bridge()
                .scim()
                .with("Authorization", "Bearer of-another-bridge-that-was-here-once")
                .get("/Users")
                .isStatus(401);
    }

    private void begun(String path, String button, String result) {
        administrator.navigate(dashboard.address(path));
        administrator.locator(button).click();
        Awaitility.await(path).until(() -> {
            administrator.navigate(dashboard.address(path));
            return administrator.locator(result).count() > 0;
        });
    }

    private static String axe() {
        try (InputStream script = AccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> violations(Page page, String path) {
        page.navigate(dashboard.address(path));
        page.evaluate(axe());
        List<String> violations = new ArrayList<>();
        ((List<?>) page.evaluate(CHECK)).forEach(violation -> violations.add(path + " " + violation));
        return violations;
    }

    private List<String> mistakes(Page page, String path, Sight sight) {
        page.navigate(dashboard.address(path));
        List<String> mistakes = new ArrayList<>();
        if (Boolean.TRUE.equals(page.evaluate(IS_WIDER))) {
            mistakes.add(path + " is wider than the window");
        }
        if (!sight.language().equals(page.evaluate(LANGUAGE))) {
            mistakes.add(path + " is in another language");
        }
        if (sight.language().equals("zh-CN")) {
            Said.english(page).forEach(text -> mistakes.add(path + " says " + text));
        }
        return mistakes;
    }

    /** Axe is a script itself: where pages have none, it looks at them without those of the bridge. */
    private Page forAxe(Looking looking) {
        Page page = dashboard.open(looking.withScripts());
        if (!looking.scripts()) {
            page.route(url -> url.contains(".js"), Route::abort);
        }
        return page;
    }

    private static Set<Sight> sightsForAxe() {
        return Boolean.getBoolean("tests.every-sight")
                ? EnumSet.allOf(Sight.class)
                : EnumSet.of(Sight.LIGHT, Sight.CHINESE_NARROW_DARK);
    }

    private void signIn(Page page) {
        page.context().addCookies(administrator.context().cookies());
    }

    @ParameterizedTest
    @EnumSource
    void everyPage_inEachSight_fitsAndSpeaksOneLanguage(Sight sight) {
        Page seen = dashboard.open(sight.looking);
        List<String> wrong = new ArrayList<>(mistakes(seen, "/admin/sign-in", sight));
        signIn(seen);

        pages.forEach(path -> wrong.addAll(mistakes(seen, path, sight)));

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sightsForAxe")
    void everyPage_axe_findsNothing(Sight sight) {
        Page checked = forAxe(sight.looking);
        List<String> wrong = new ArrayList<>(violations(checked, "/admin/sign-in"));
        signIn(checked);

        pages.forEach(path -> wrong.addAll(violations(checked, path)));

        assertThat(wrong).isEmpty();
    }
}
