package ramscim.server.browser;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ramscim.server.browser.Dashboard.Looking;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.TokenScope;

class AlertsIT {
    private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(60_000);
    private static final WireMockServer HOOKS =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    static {
        HOOKS.start();
    }

    private final Dashboard dashboard = Dashboard.start(
            "bridge.alerts.targets.pager.url=" + HOOKS.baseUrl() + "/hook",
            "bridge.alerts.check-interval=100ms",
            "bridge.alerts.retry-wait=10ms");

    @AfterAll
    static void stop() {
        HOOKS.stop();
    }

    @Test
    void alerts_targetDownAndBack_areShownRetriedAndTested() {
        HOOKS.stubFor(post("/hook").willReturn(serverError()));
        dashboard
                .bridge()
                .bean(ScimTokens.class)
                .make("okta", TokenScope.ALL, Set.of(), Instant.now().plus(Duration.ofDays(3)));
        Page page = dashboard.signedIn(Looking.usual().withoutScripts());
        Awaitility.await("it is on the health page").until(() -> {
            page.navigate(dashboard.address("/admin"));
            return page.locator("main").textContent().contains("Alerts do not arrive at 'pager'");
        });

        page.navigate(dashboard.address("/admin/alerts"));
        assertThat(page.locator("main")).containsText("token-expiry/okta");
        page.getByText("Send a test").click();
        assertThat(page.locator("[role=alert]")).containsText("did not arrive at pager: It answered with status 500.");

        HOOKS.stubFor(post("/hook").willReturn(ok()));
        page.getByText("Send a test").click();
        assertThat(page.locator("[role=status]")).containsText("The test arrived at pager.", PATIENT);
        Awaitility.await("what waited arrives").until(() -> {
            page.navigate(dashboard.address("/admin/alerts"));
            return !page.locator("main").textContent().contains("did not arrive");
        });
        assertThat(HOOKS.getAllServeEvents())
                .anyMatch(event -> event.getRequest().getBodyAsString().contains("token-expiry/okta"));
    }
}
