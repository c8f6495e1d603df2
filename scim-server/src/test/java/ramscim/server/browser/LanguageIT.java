package ramscim.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.browser.Dashboard.Looking;

/** What somebody sees whose browser says zh-CN and Asia/Shanghai. */
class LanguageIT {
    private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(30_000);

    /** Of its own: its verdict is about everything that happens to it. */
    private static final Dashboard DASHBOARD = Dashboard.start();

    @AfterEach
    void resume() {
        DASHBOARD.bridge().simulator().resume();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void redVerdict_toTheCauseThePersonAndTheRetry_hasNoEnglishWord(boolean scripts) {
        String userName = unique("ling");
        String id = DASHBOARD
                .bridge()
                .scim()
                .post("/Users", user(userName))
                .isStatus(201)
                .id();
        DASHBOARD.bridge().simulator().pause();
        DASHBOARD
                .bridge()
                .scim()
                .patch("/Users/" + id, patch("{'op': 'replace', 'path': 'active', 'value': false}"))
                .isStatus(503);
        Looking looking = Looking.usual().chinese();
        Page page = DASHBOARD.signedIn(scripts ? looking : looking.withoutScripts());
        page.navigate(DASHBOARD.address("/admin"));
        assertThat(page.locator(".verdict")).hasClass(Pattern.compile("red|amber"));
        assertThat(page.locator("#sentence")).containsText("未应答", PATIENT);
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(Said.english(page)).isEmpty();

        page.getByText("查看涉及的对象").click();
        assertThat(page.locator("section.cause h2").first()).containsText("RAM 未应答");
        assertThat(Said.english(page)).isEmpty();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(userName))
                .click();
        assertThat(page.locator("h1")).hasText(userName);
        assertThat(Said.english(page)).isEmpty();
        assertThat(page.locator(".timeline time").first())
                .hasAttribute("title", Pattern.compile(scripts ? ".* UTC\\+8 · .* UTC" : ".* UTC"));

        DASHBOARD.bridge().simulator().resume();
        page.getByText("立即重试").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("正在重试");
        assertThat(Said.english(page)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void language_chosenOnAPage_isThatOfTheNext(boolean scripts) {
        Page page =
                DASHBOARD.signedIn(scripts ? Looking.usual() : Looking.usual().withoutScripts());
        page.navigate(DASHBOARD.address("/admin/people?q=nobody"));
        Locator languages = page.locator(".languages");

        languages.getByText("中文").click();
        assertThat(page).hasURL(DASHBOARD.address("/admin/people?q=nobody"));
        assertThat(page.locator("h1")).hasText("人员");

        page.getByRole(AriaRole.NAVIGATION).first().getByText("健康状况").click();
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    }
}
