package ramscim.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.user;
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

class FailuresIT {
    private final Dashboard dashboard = Dashboard.shared();

    /** Somebody whose name a RAM user has that the bridge does not own. */
    private String refused(String name) {
        String userName = unique(name);
        dashboard.bridge().simulator().account().addUser(userName);
        dashboard.bridge().scim().post("/Users", user(userName)).isError(409, "uniqueness");
        return userName;
    }

    private static Locator row(Page page, String userName) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(userName));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusedPerson_fromTheListToTheTimelineAndRetried_isInRam(boolean scripts) {
        String userName = refused("petra");
        Page page =
                dashboard.signedIn(scripts ? Looking.usual() : Looking.usual().withoutScripts());
        page.getByRole(AriaRole.NAVIGATION).getByText("Failures").click();
        assertThat(row(page, userName)).containsText("EntityAlreadyExists.User");

        page.getByText(userName).click();
        assertThat(page.locator("h1")).hasText(userName);
        assertThat(page.locator(".timeline").getByText("refused, asked for by identity provider"))
                .isVisible();
        assertThat(page.getByText("CreateUser").first()).isVisible();

        dashboard.bridge().simulator().account().removeUser(userName + "@example.onaliyun.com");
        page.getByText("Retry now").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("being tried now");
        Awaitility.await()
                .until(() -> dashboard
                        .bridge()
                        .simulator()
                        .account()
                        .findUser(userName + "@example.onaliyun.com")
                        .isPresent());

        page.navigate(dashboard.address("/admin/failures"));
        assertThat(row(page, userName)).hasCount(0);
        page.navigate(dashboard.address("/admin/people?q=" + userName));
        assertThat(row(page, userName)).containsText("in RAM");
        // The provider, which was refused before, asks again and is told that it created the person.
        dashboard.bridge().scim().post("/Users", user(userName)).isStatus(201);
    }

    @Test
    void refusedPerson_dismissed_comesBackWhenRefusedAgain() {
        String userName = refused("quentin");
        Page page = dashboard.signedIn();
        page.navigate(dashboard.address("/admin/failures"));

        page.getByLabel("Dismiss " + userName).click();
        assertThat(row(page, userName)).hasCount(0);

        dashboard.bridge().scim().post("/Users", user(userName)).isError(409, "uniqueness");
        page.navigate(dashboard.address("/admin/failures"));
        assertThat(row(page, userName)).hasCount(1);
        page.getByLabel("Dismiss " + userName).click();
    }

    @Test
    void csv_downloaded_hasTheCauseAndWhatToDo() throws IOException {
        String userName = refused("rosa");
        Page page = dashboard.signedIn();
        page.navigate(dashboard.address("/admin/failures"));

        Download csv = page.waitForDownload(() -> page.getByText("Download CSV").click());

        assertThat(csv.suggestedFilename()).isEqualTo("failures.csv");
        assertThat(Files.readAllLines(csv.path())).first().asString().startsWith("subject,type,id,change");
        assertThat(Files.readString(csv.path()))
                .contains(userName, "the bridge did not make", "rename or delete it there");
        page.getByLabel("Dismiss " + userName).click();
    }
}
