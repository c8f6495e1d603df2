package ramscim.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import ramscim.server.running.ScimClient;

class HeldIT {
    private final Dashboard dashboard = Dashboard.start(
            "bridge.guard.enabled=true",
            "bridge.guard.max-users=0",
            "bridge.guard.max-users-percent=0",
            "bridge.scim.budget=2s");
    private final ScimClient scim = dashboard.bridge().scim();

    private long inRam(String userName) {
        return dashboard.bridge().simulator().account().users().stream()
                .filter(user -> user.userPrincipalName().startsWith(userName + "@"))
                .count();
    }

    @Test
    void heldDeletions_oneRejectedAndOneApproved_endAsDecided() {
        String leaver = unique("xenia");
        String stayer = unique("yuri");
        String leaversId = scim.post("/Users", user(leaver)).isStatus(201).id();
        String stayersId = scim.post("/Users", user(stayer)).isStatus(201).id();
        scim.delete("/Users/" + leaversId);
        scim.delete("/Users/" + stayersId);
        Page page = dashboard.signedIn();
        assertThat(page.locator("#sentence")).containsText("2 changes are held until an administrator approves.");
        page.getByRole(AriaRole.NAVIGATION).getByText("Held changes").click();

        page.getByLabel("Choose " + stayer).check();
        page.getByText("Reject chosen").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("One change was rejected");
        page.getByLabel("Choose " + leaver).check();
        page.getByText("Approve chosen").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("One change was approved");

        Awaitility.await().untilAsserted(() -> assertThat(inRam(leaver)).isZero());
        assertThat(inRam(stayer)).isOne();
        assertThat(page.locator("h1 + .lead")).containsText("Nothing is held.");
    }
}
