package ramscim.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
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

    /**
     * As Microsoft Entra ID sends it of somebody who was deleted: a name that is too long for RAM, and the end of
     * access.
     */
    @Test
    void refusedRenameOfALeaver_fromTheListToTheTimeline_tellsTheEndOfAccessAndTheRefusal() {
        String userName = unique("sofia");
        String id = dashboard
                .bridge()
                .scim()
                .post("/Users", user(userName))
                .isStatus(201)
                .id();
        String tombstone = "x".repeat(70);
        dashboard
                .bridge()
                .scim()
                .patch(
                        "/Users/" + id,
                        patch(
                                "{'op': 'replace', 'path': 'userName', 'value': '" + tombstone + "'}",
                                "{'op': 'replace', 'path': 'active', 'value': false}"))
                .isError(400, "invalidValue");
        Page page = dashboard.signedIn();
        page.getByRole(AriaRole.NAVIGATION).getByText("Failures").click();
        Locator row = row(page, userName);
        assertThat(row).hasCount(1);
        assertThat(row).containsText("userName");
        assertThat(row).containsText("64");
        assertThat(page.locator("section.cause")
                        .filter(new Locator.FilterOptions().setHas(row))
                        .locator("h2"))
                .containsText("A value does not keep RAM's rules");

        row.getByRole(AriaRole.LINK).click();

        assertThat(page.locator("h1")).hasText(userName);
        Awaitility.await().untilAsserted(() -> {
            page.reload();
            assertThat(told(page)).contains("The user is deactivated.");
        });
        // Newest first.
        assertThat(told(page))
                .containsSubsequence("The user is deactivated.", "The user is to be deactivated.")
                .filteredOn(event -> event.contains("'userName'"))
                .hasSize(1)
                .allMatch(
                        refusal -> told(page).indexOf(refusal) < told(page).indexOf("The user is to be deactivated."));
        assertThat(page.locator(".timeline").getByText("refused, asked for by identity provider"))
                .isVisible();
        page.navigate(dashboard.address("/admin/failures"));
        assertThat(row(page, userName)).hasCount(1);
        page.getByLabel("Dismiss " + userName).click();
    }

    private static List<String> told(Page page) {
        return page.locator(".timeline > li strong").allTextContents();
    }
}
