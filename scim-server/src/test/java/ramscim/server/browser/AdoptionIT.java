package ramscim.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserPrincipalName;

class AdoptionIT {
    private final Dashboard dashboard = Dashboard.shared();
    private final RamDirectory ram = dashboard.bridge().bean(RamDirectory.class);

    private boolean isOwned(String localPart) {
        return Objects.requireNonNull(
                        ram.call(new GetUser(new UserPrincipalName(localPart, ram.call(new GetDefaultDomain()))))
                                .orElse(null))
                .tags()
                .containsKey(OwnershipTags.ID);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void adoption_refusedPerson_isShownWithEvidenceAndAdoptedWithOneClick(boolean scripts) {
        String name = unique("already");
        dashboard.bridge().simulator().account().addUser(name);
        dashboard.bridge().scim().post("/Users", user(name)).isStatus(409);
        Page page = scripts
                ? dashboard.signedIn()
                : dashboard.signedIn(Dashboard.Looking.usual().withoutScripts());
        page.getByRole(AriaRole.NAVIGATION).getByText("Adoption").click();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name)))
                .containsText("same name");

        page.getByLabel("Adopt " + name, new Page.GetByLabelOptions().setExact(true))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("One is being adopted.");
        Awaitility.await().until(() -> isOwned(name));
    }

    @Test
    void adoption_list_allowsThoseWhoCome() {
        String name = unique("listed");
        dashboard.bridge().simulator().account().addUser(name);
        Page page = dashboard.signedIn();
        page.navigate(dashboard.address("/admin/adoption"));

        page.locator("#csv").fill(name + "@" + ram.call(new GetDefaultDomain()) + "\nnobody@example.com\n");
        page.getByText("Allow adoption").click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 may be adopted");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("line 2, nobody@example.com");
        dashboard.bridge().scim().post("/Users", user(name)).isStatus(201);
    }
}
