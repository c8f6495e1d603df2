package ramscim.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ramscim.server.browser.Dashboard.Looking;
import ramscim.simulator.account.PolicyType;

class AccessibilityIT {
    private static final String CHECK = """
            () => axe.run(document, {resultTypes: ["violations"]}).then(result => result.violations.flatMap(
                violation => violation.nodes.map(node => violation.id + ": " + node.html + " " + node.failureSummary)))
            """;

    /** WCAG 1.4.10: nobody has to scroll in two directions, but within a table. */
    private static final String IS_WIDER =
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth";

    private final Dashboard dashboard = Dashboard.shared();

    private enum Sight {
        LIGHT(Looking.usual()),
        DARK(Looking.usual().dark()),
        NARROW(Looking.usual().narrow());

        private final Looking looking;

        Sight(Looking looking) {
            this.looking = looking;
        }
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
        List<String> violations = new ArrayList<>(((List<?>) page.evaluate(CHECK))
                .stream().map(violation -> path + " " + violation).toList());
        if (Boolean.TRUE.equals(page.evaluate(IS_WIDER))) {
            violations.add(path + " is wider than the window");
        }
        return violations;
    }

    @ParameterizedTest
    @EnumSource
    void everyPage_axe_findsNothing(Sight sight) {
        String foreign = unique("uma");
        dashboard.bridge().simulator().account().addUser(foreign);
        dashboard
                .bridge()
                .simulator()
                .account()
                .access()
                .attachPolicyToUser(PolicyType.SYSTEM, "AdministratorAccess", foreign + "@example.onaliyun.com");
        dashboard.bridge().scim().post("/Users", user(foreign)).isStatus(409);
        String person =
                dashboard.bridge().scim().post("/Users", user(unique("vera"))).id();
        String group = dashboard
                .bridge()
                .scim()
                .post("/Groups", group(unique("Sales"), "'members': [{'value': '" + person + "'}]"))
                .id();
        Page page = dashboard.open(sight.looking);
        List<String> violations = new ArrayList<>(violations(page, "/admin/sign-in"));
        Dashboard.signIn(page, Dashboard.PASSWORD);
        page.navigate(dashboard.address("/admin/drift"));
        page.getByText("Dry run", new Page.GetByTextOptions().setExact(true)).click();
        Awaitility.await().until(() -> {
            page.navigate(dashboard.address("/admin/drift"));
            return page.locator("#found").count() == 1;
        });

        page.navigate(dashboard.address("/admin/access"));
        page.getByText("Read RAM now").click();
        Awaitility.await().until(() -> {
            page.navigate(dashboard.address("/admin/access"));
            return page.locator("tbody tr").count() > 0;
        });

        for (String path : List.of(
                "/admin",
                "/admin/failures",
                "/admin/held",
                "/admin/people",
                "/admin/people/" + person,
                "/admin/groups",
                "/admin/groups/" + group,
                "/admin/access",
                "/admin/audit?verify=true",
                "/admin/drift",
                "/admin/adoption",
                "/admin/alerts",
                "/admin/connect",
                "/admin/connect/okta",
                "/admin/connect/onelogin?token=configured",
                "/admin/clients",
                "/admin/settings",
                "/admin/settings?q=nowhere",
                "/admin/settings/doctor",
                "/admin/settings/mapping",
                "/admin/about",
                "/admin/nowhere")) {
            violations.addAll(violations(page, path));
        }

        assertThat(violations).isEmpty();
    }
}
