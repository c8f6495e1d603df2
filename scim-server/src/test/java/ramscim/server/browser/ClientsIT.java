package ramscim.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ramscim.server.browser.Dashboard.Looking;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

class ClientsIT {
    private final Dashboard dashboard = Dashboard.shared();

    private ScimClient client(String secret) {
        return ScimClient.of(URI.create(dashboard.address("/scim/v2")), secret);
    }

    private String make(Page page, String name, String scope) {
        page.navigate(dashboard.address("/admin/clients"));
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("May be used for").selectOption(scope);
        page.getByText("Make the client").click();
        return page.locator("#secret").textContent();
    }

    private static String rotate(Page page, String name, String overlapHours) {
        page.getByLabel("Rotate " + name, new Page.GetByLabelOptions().setExact(true))
                .click();
        Locator row = page.locator("tr")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
        row.getByLabel("The old one works for").selectOption(overlapHours);
        page.getByLabel("Rotate " + name + " now").click();
        return page.locator("#secret").textContent();
    }

    @Test
    void token_rotated_oldOneWorksInTheOverlapAndIsRefusedAfter() {
        Page page = dashboard.signedIn();
        String name = unique("okta");
        String first = make(page, name, "ALL");
        client(first).get("/Users").isStatus(200);

        String second = rotate(page, name, "24");
        client(first).get("/Users").isStatus(200);
        client(second).get("/Users").isStatus(200);

        String third = rotate(page, name, "0");
        client(second).get("/Users").isError(401);
        client(third).get("/Users").isStatus(200);
        page.navigate(dashboard.address("/admin/clients"));
        assertThat(page.locator("body")).not().containsText(third);
    }

    @Test
    void token_revoked_isRefusedAtOnce() {
        Page page = dashboard.signedIn(Looking.usual().withoutScripts());
        String name = unique("jump");
        String secret = make(page, name, "ALL");

        page.getByLabel("Revoke " + name).click();

        client(secret).get("/Users").isError(401);
    }

    @Test
    void scope_outsideOfIt_isForbidden() {
        Page page = dashboard.signedIn();
        ScimClient readOnly = client(make(page, unique("reader"), "READ_ONLY"));
        ScimClient users = client(make(page, unique("people"), "USERS"));

        readOnly.get("/Users").isStatus(200);
        readOnly.post("/Users", user(unique("sven"))).isError(403);
        users.post("/Users", user(unique("tilda"))).isStatus(201);
        users.post("/Groups", group(unique("Sales"))).isError(403);
        users.post("/Bulk", "{}").isError(403);
        users.get("/Schemas").isStatus(200);
    }

    @Test
    void oauthClient_made_getsTokensAtTheAddressThatIsShownAndIsShownWithItsLimits() {
        Page page = dashboard.signedIn();
        String name = unique("ping");
        page.navigate(dashboard.address("/admin/clients"));
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("Signs in with").selectOption("OAUTH");
        page.getByLabel("May ask from").fill("127.0.0.0/8, ::1");
        page.getByText("Make the client").click();
        String secret = page.locator("#secret").textContent();
        assertThat(page.locator("section.green")).containsText(dashboard.address("/oauth2/token"));

        ScimAnswer given = new ScimClient(
                        URI.create(dashboard.address("")), Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .post(
                        "/oauth2/token",
                        "grant_type=client_credentials&client_id=%s&client_secret=%s".formatted(name, secret))
                .isStatus(200);

        client(given.text("/access_token")).get("/Users").isStatus(200);
        page.navigate(dashboard.address("/admin/tokens"));
        assertThat(page.locator("tr").filter(new Locator.FilterOptions().setHasText(name)))
                .containsText("from 127.0.0.0/8, ::1");
        assertThat(page.locator("h1")).hasText("Clients");
    }

    @Test
    void addresses_thatAreNone_areRefusedInWords() {
        Page page = dashboard.signedIn();
        page.navigate(dashboard.address("/admin/clients"));
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(unique("wrong"));
        page.getByLabel("May ask from").fill("everywhere.example.com");
        page.getByText("Make the client").click();

        assertThat(page.locator("body")).containsText("'everywhere.example.com' is no address");
    }
}
