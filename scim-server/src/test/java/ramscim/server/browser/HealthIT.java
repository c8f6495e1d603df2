package ramscim.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ramscim.server.browser.Dashboard.Looking;

class HealthIT {
    private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(60_000);

    /** Of its own: its verdict is about everything that happens to it. */
    private static final Dashboard DASHBOARD = Dashboard.start();

    @AfterEach
    void resume() {
        DASHBOARD.bridge().simulator().resume();
    }

    @Test
    void verdict_ramCutOff_turnsRedAndGreenAgainByItself() {
        Page page = DASHBOARD.signedIn();
        DASHBOARD.bridge().scim().post("/Users", user(unique("hana"))).isStatus(201);
        assertThat(page.locator("#sentence")).containsText("last RAM write", PATIENT);

        DASHBOARD.bridge().simulator().pause();
        assertThat(page.locator("#sentence")).containsText("RAM has not answered", PATIENT);
        assertThat(page.locator(".verdict")).hasClass(Pattern.compile("red"));

        DASHBOARD.bridge().simulator().resume();
        assertThat(page.locator("#sentence")).containsText("last RAM write", PATIENT);
    }

    @Test
    void page_withoutScripts_showsTheSame() {
        Page page = DASHBOARD.signedIn(Looking.usual().withoutScripts());

        assertThat(page.locator("#sentence")).not().isEmpty();
        assertThat(page.getByText("Quota of the account")).isVisible();
    }

    @Test
    void page_whole_isSmallAsksNobodyElseAndBreaksNoPolicy() {
        Page page = DASHBOARD.open(Looking.usual());
        List<String> complaints = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onRequest(request -> asked.add(request.url()));
        page.navigate(DASHBOARD.address("/admin"));
        Dashboard.signIn(page, Dashboard.PASSWORD);
        page.onResponse(response -> sizes.add(response.request().sizes().responseBodySize));

        page.reload();
        page.waitForLoadState(LoadState.NETWORKIDLE);

        assertThat(complaints).isEmpty();
        assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith(DASHBOARD.address("/admin")));
        // What comes from the browser's cache has no size of its own, and is told as less than nothing.
        assertThat(sizes.stream().mapToInt(size -> Math.max(0, size)).sum()).isBetween(1, 100_000);
    }
}
