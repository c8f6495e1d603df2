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
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserPrincipalName;

class DriftIT {
    private final Dashboard dashboard = Dashboard.shared();
    private final RamDirectory ram = dashboard.bridge().bean(RamDirectory.class);

    private RamUser inRam(String localPart) {
        return Objects.requireNonNull(
                ram.call(new GetUser(new UserPrincipalName(localPart, ram.call(new GetDefaultDomain()))))
                        .orElse(null));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void drift_changedByHand_isFoundAndPutRight(boolean scripts) {
        String name = unique("drifting");
        dashboard.bridge().scim().post("/Users", user(name)).isStatus(201);
        ram.call(new UpdateUser(inRam(name).id(), new UpdateUserRequest(null, "Mallory", null, null, null)));
        Page page = scripts
                ? dashboard.signedIn()
                : dashboard.signedIn(Dashboard.Looking.usual().withoutScripts());
        page.getByRole(AriaRole.NAVIGATION).getByText("Drift").click();

        page.getByText("Dry run", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The reconcile has begun.");
        Awaitility.await("the report is there").until(() -> {
            page.navigate(dashboard.address("/admin/drift?drift=CHANGED_OUTSIDE"));
            return page.getByLabel("Choose " + name).count() == 1;
        });
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name)))
                .containsText("Mallory");
        page.getByLabel("Choose " + name).check();
        page.getByText("Put chosen right").click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("One is being put right.");
        Awaitility.await().until(() -> inRam(name).displayName().equals(name));
    }

    @Test
    void person_reconcileNow_isPutRight() {
        String name = unique("reconciled");
        String id = dashboard
                .bridge()
                .scim()
                .post("/Users", user(name))
                .isStatus(201)
                .id();
        ram.call(new UpdateUser(inRam(name).id(), new UpdateUserRequest(null, "Mallory", null, null, null)));
        Page page = dashboard.signedIn();
        page.navigate(dashboard.address("/admin/people/" + id));

        page.getByText("Reconcile now").click();

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("RAM is being brought to");
        Awaitility.await().until(() -> inRam(name).displayName().equals(name));
    }
}
