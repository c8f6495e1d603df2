package ramscim.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.RunningBridge.unique;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.browser.Dashboard.Looking;
import ramscim.simulator.account.PolicyType;

class AccessIT {
    private final Dashboard dashboard = Dashboard.shared();

    /** Somebody whom an administrator of RAM made an administrator. */
    private String administrator() {
        String name = unique("owner");
        dashboard.bridge().simulator().account().addUser(name);
        dashboard
                .bridge()
                .simulator()
                .account()
                .access()
                .attachPolicyToUser(PolicyType.SYSTEM, "AdministratorAccess", name + "@example.onaliyun.com");
        return name;
    }

    private static Locator row(Page page, String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    private void read(Page page, String expected) {
        page.getByText("Read RAM now").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("RAM is being read");
        Awaitility.await("RAM is read").until(() -> {
            page.navigate(dashboard.address("/admin/access?q=" + expected));
            return row(page, expected).count() == 1;
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void administratorByHand_afterReadingRam_isShownAsSuch(boolean scripts) {
        String name = administrator();
        Page page = dashboard.signedIn(scripts ? Looking.usual() : Looking.usual().withoutScripts());
        page.getByRole(AriaRole.NAVIGATION).getByText("Access").click();

        read(page, name);

        assertThat(row(page, name)).containsText("System:AdministratorAccess");
        assertThat(row(page, name)).containsText("administrator");
        assertThat(row(page, name)).containsText("by hand");
        assertThat(row(page, name)).containsText("in RAM only");
        page.getByLabel("Find a policy, person or group").fill("nobody-is-called-so");
        page.getByText("Find", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Nobody has a policy that matches.")).isVisible();
    }

    @Test
    void csv_downloaded_isAReviewToSign() throws IOException {
        String name = administrator();
        Page page = dashboard.signedIn();
        page.navigate(dashboard.address("/admin/access"));
        read(page, name);

        Download download = page.waitForDownload(() -> page.getByText("Download CSV").click());

        assertThat(Files.readString(download.path()))
                .startsWith("policy,administrator,")
                .contains("\"System:AdministratorAccess\",\"true\"", name, "\"hand\"");
    }
}
