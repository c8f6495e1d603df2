package ramscim.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.browser.Dashboard.Looking;
import ramscim.server.running.ScimClient;

class ConnectIT {
    private final Dashboard dashboard = Dashboard.shared();

    private Page page(boolean scripts) {
        return dashboard.signedIn(scripts ? Looking.usual() : Looking.usual().withoutScripts());
    }

    /** A provider to whom somebody gave what the page shows. */
    private static ScimClient asEntered(Page page) {
        return ScimClient.of(
                URI.create(page.locator("#address").textContent()),
                page.locator("#secret").textContent());
    }

    private static void makeToken(Page page, String name) {
        page.getByLabel("Name of a new token").fill(name);
        page.getByText("Make it").click();
    }

    private static Locator step(Page page, String label) {
        return page.locator(".steps li").filter(new Locator.FilterOptions().setHasText(label));
    }

    /** Without scripts somebody has to. */
    private static void lookAgain(Page page, boolean scripts) {
        if (!scripts) {
            page.getByText("Look again").click();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Okta, okta, SCIM connector base URL, true",
        "Microsoft Entra ID, entra-id, Tenant URL, true",
        "Okta, okta, SCIM connector base URL, false",
        "Microsoft Entra ID, entra-id, Tenant URL, false",
    })
    void provider_setUpByThePage_isSeenArrivingStepByStep(String label, String id, String field, boolean scripts) {
        Page page = page(scripts);
        page.getByRole(AriaRole.NAVIGATION).getByText("Connect").click();
        page.getByText(label, new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".enter")).containsText(field);
        assertThat(page.locator(".guide")).containsText(dashboard.address("/scim/v2"));
        makeToken(page, unique(id));
        ScimClient provider = asEntered(page);
        assertThat(step(page, "First request")).containsText("waiting");

        provider.get("/Users?filter=userName%20eq%20%22nobody%22").isStatus(200);
        lookAgain(page, scripts);
        assertThat(step(page, "First request")).containsText("done");
        assertThat(step(page, "Test of the connection")).containsText("done");
        assertThat(step(page, "First user")).containsText("waiting");

        String person =
                provider.post("/Users", user(unique("ulla"))).isStatus(201).id();
        provider.post("/Groups", group(unique("Crew"), "'members': [{'value': '" + person + "'}]"))
                .isStatus(201);
        provider.patch("/Users/" + person, replace("active", "false")).isStatus(200);
        lookAgain(page, scripts);
        assertThat(step(page, "First deactivation")).containsText("done");
        assertThat(page.locator(".steps .grey")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusal_isToldWithWhatToChange(boolean scripts) {
        Page page = page(scripts);
        page.navigate(dashboard.address("/admin/connect/pingone"));
        makeToken(page, unique("pingone"));

        asEntered(page).get("/Users?filter=nonsense").isError(400);
        lookAgain(page, scripts);

        assertThat(page.locator("#refusal")).containsText("GET /Users was answered 400 (invalidFilter)");
        assertThat(page.locator("#refusal")).containsText("userName or externalId");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void secret_isShownOnceAndStrangersAreTurnedAway(boolean scripts) {
        Page page = page(scripts);
        page.navigate(dashboard.address("/admin/connect/other"));
        makeToken(page, unique("other"));
        String secret = page.locator("#secret").textContent();
        asEntered(page)
                .with("Authorization", "Bearer none-of-this-bridge")
                .get("/Users")
                .isError(401);

        page.navigate(dashboard.address("/admin/connect/other"));

        assertThat(page.locator("body")).not().containsText(secret);
        assertThat(page.getByText("a token that was never one of this bridge")).isVisible();
    }
}
