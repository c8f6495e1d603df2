package ramscim.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.replace;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.browser.Dashboard.Looking;
import ramscim.server.running.Bodies;
import ramscim.server.running.ScimClient;

/**
 * Takes the pictures of the documentation; only on demand: {@code ./mvnw verify -Dit.test=ScreenshotsIT -Dscreenshots}.
 * Those in Chinese need a font with its letters, such as Debian's {@code fonts-wqy-microhei}.
 */
@EnabledIfSystemProperty(named = "screenshots", matches = ".*")
class ScreenshotsIT {
    private static final Path IMAGES = Path.of("../docs/images");
    private static final String CHINESE = "../zh-CN/images/";
    private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(90_000);
    private static final List<String> PEOPLE = List.of(
            "Anna Berg",
            "Bo Chen",
            "Carla Diaz",
            "Dmitri Egorov",
            "Eva Fischer",
            "Fatima Gul",
            "George Hill",
            "Hana Ito",
            "Ivan Jovic",
            "Julia Klein",
            "Kofi Lamptey",
            "Mei Lin",
            "Marco Neri",
            "Nora Olsen",
            "Omar Perez",
            "Priya Rao");

    private final Dashboard dashboard = Dashboard.start(
            "bridge.scim.budget=2s",
            "bridge.health.leaver-stuck-after=1s",
            "bridge.ram.rate.reads=100",
            "bridge.ram.rate.identity-writes=20",
            "bridge.ram.rate.policy-writes=10");
    private final ScimClient okta = dashboard.bridge().scim().with("User-Agent", "Okta SCIM Client 1.0.0");

    private static String userName(String person) {
        return person.toLowerCase(Locale.ROOT).replace(' ', '.') + "@acme.example";
    }

    private String create(String person, int number) {
        return okta.post(
                        "/Users",
                        Bodies.user(
                                userName(person),
                                "'displayName': '" + person + "'",
                                "'externalId': '00u" + (4711 + number) + "'",
                                "'emails': [{'type': 'work', 'primary': true, 'value': '" + userName(person) + "'}]"))
                .id();
    }

    @Test
    void pages_aDayOfWork_arePhotographed() {
        List<String> ids = new ArrayList<>();
        PEOPLE.forEach(person -> ids.add(create(person, ids.size())));
        okta.post("/Groups", group("Platform Engineering", members(ids.subList(0, 6))))
                .isStatus(201);
        aDayOfTraffic();
        Page page = dashboard.signedIn(Looking.usual());
        assertThat(page.locator("#sentence")).containsText("Healthy", PATIENT);
        photograph(page, "health-green.png");
        Page dark = dashboard.signedIn(Looking.usual().dark());
        photograph(dark, "health-green-dark.png");
        Page chinese = dashboard.signedIn(Looking.usual().chinese());
        photograph(chinese, CHINESE + "health-green.png");

        dashboard
                .bridge()
                .simulator()
                .account()
                .changeUser("eva.fischer@example.onaliyun.com", user -> user.displayName("Eva F."));
        okta.patch("/Users/" + ids.get(4), replace("title", "'Architect'"));
        page.navigate(dashboard.address("/admin/people/" + ids.get(4)));
        assertThat(page.locator("#sides")).containsText("differs", PATIENT);
        photograph(page, "person.png");

        for (String person : List.of("Quentin Sand", "Rosa Tal")) {
            dashboard.bridge().simulator().account().addUser(userName(person).replace("@acme.example", ""));
            create(person, 40);
        }
        dashboard.bridge().simulator().pause();
        create("Sven Ulm", 50);
        create("Tilda Voss", 51);
        okta.patch("/Users/" + ids.get(2), replace("active", "false")).isStatus(503);
        page.navigate(dashboard.address("/admin"));
        assertThat(page.locator("#sentence")).containsText("to take access away", PATIENT);
        photograph(page, "health-red.png");
        page.navigate(dashboard.address("/admin/failures"));
        photograph(page, "failures.png");
        chinese.navigate(dashboard.address("/admin"));
        photograph(chinese, CHINESE + "health-red.png");
        chinese.navigate(dashboard.address("/admin/failures"));
        photograph(chinese, CHINESE + "failures.png");
    }

    private static String members(List<String> ids) {
        return "'members': ["
                + ids.stream().map(id -> "{'value': '" + id + "'}").collect(Collectors.joining(", ")) + "]";
    }

    private static void photograph(Page page, String name) {
        // As high as the page, so that the navigation beside it does not end before it does.
        page.setViewportSize(Looking.usual().width(), 800);
        int height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(Looking.usual().width(), height);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(IMAGES.resolve(name)).setFullPage(true));
    }

    /** More in office hours than at night; the database is told what would otherwise take a day. */
    private void aDayOfTraffic() {
        JdbcClient jdbc = dashboard.bridge().bean(JdbcClient.class);
        long bucket = Duration.ofMinutes(5).toMillis();
        long now = Instant.now().toEpochMilli();
        for (long at = now - now % bucket - Duration.ofHours(24).toMillis(); at < now - bucket; at += bucket) {
            double hour = at / 3_600_000.0 % 24;
            long office =
                    Math.round(40 * Math.exp(-Math.pow((hour - 12) / 4, 2)) * (1 + 0.4 * Math.sin(at / 1_700_000.0)));
            count(jdbc, at, "SCIM", "DONE", office > 20 ? 100 : 50, 4 + office);
            count(jdbc, at, "SCIM", "DONE", office > 25 ? 500 : 250, 1 + office / 6);
            count(jdbc, at, "SCIM", "REFUSED", 25, office / 30);
            count(jdbc, at, "RAM", "success", 100, 10 + office);
            count(jdbc, at, "RAM", "throttled", 50, office / 28);
        }
    }

    private static void count(JdbcClient jdbc, long at, String source, String outcome, int latency, long calls) {
        jdbc.sql(
                        "insert into traffic (bucket, source, outcome, latency, calls) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(at, source, outcome, latency, calls)
                .update();
    }
}
