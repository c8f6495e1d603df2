package ramscim.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import org.junit.jupiter.api.Test;
import ramscim.server.browser.Dashboard.Looking;

class SignInIT {
    private final Dashboard dashboard = Dashboard.shared();

    @Test
    void signIn_wrongPassword_isToldAndMayTryAgain() {
        Page page = dashboard.open(Looking.usual());
        page.navigate(dashboard.address("/admin/failures"));

        Dashboard.signIn(page, "wrong");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not belong together");
        Dashboard.signIn(page, Dashboard.PASSWORD);

        assertThat(page).hasTitle("Failures · RAM SCIM Bridge");
    }

    @Test
    void signIn_rightPassword_keepsTheSessionInACookieThatScriptsCannotRead() {
        Page page = dashboard.signedIn();

        // The browser's time zone is told by a script, and no secret.
        assertThat(page.context().cookies())
                .filteredOn(cookie -> !cookie.name.equals("bridge-zone"))
                .allSatisfy(cookie -> assertThat(cookie.httpOnly).isTrue());
        assertThat(page.context().cookies())
                .filteredOn(cookie -> cookie.name.equals("bridge-session"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.path).isEqualTo("/admin"))
                .extracting((Cookie cookie) -> cookie.sameSite)
                .hasToString("LAX");
    }

    @Test
    void signOut_click_closesEveryPage() {
        Page page = dashboard.signedIn();

        page.getByText("Sign out").click();

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("You are signed out.");
        page.navigate(dashboard.address("/admin/people"));
        assertThat(page.getByLabel("Password")).isVisible();
    }

    @Test
    void page_unknownAddress_saysThatThereIsNothing() {
        Page page = dashboard.signedIn();

        page.navigate(dashboard.address("/admin/nowhere"));

        assertThat(page.locator("h1")).hasText("There is nothing here");
    }
}
