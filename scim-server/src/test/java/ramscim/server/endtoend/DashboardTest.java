package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import ramscim.server.running.Bodies;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.PolicyType;
import ramscim.simulator.fault.Fault;

/** What the dashboard's forms and the admin API do, without a browser. */
class DashboardTest {
    private static final String PASSWORD = "a-password-of-these-tests";
    private static final RunningBridge BRIDGE =
            RunningBridge.start("bridge.admin.password=" + PASSWORD, "bridge.scim.budget=1s");
    private static final DashboardClient DASHBOARD = DashboardClient.signedIn(BRIDGE.root(), PASSWORD);
    private static final ScimClient API = BRIDGE.http()
            .with(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
            .with("Content-Type", "application/json");

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    /** The one of that name that none has replaced. */
    private static JsonNode token(String name) {
        for (JsonNode token : API.get("/admin/api/tokens").at("")) {
            if (token.path("name").asText().equals(name)
                    && token.path("replaced").isNull()) {
                return token;
            }
        }
        throw new AssertionError("there is no token " + name);
    }

    private static Duration life(JsonNode token) {
        return Duration.between(
                        Instant.parse(token.path("created").asText()),
                        Instant.parse(token.path("expires").asText()))
                .plusSeconds(1);
    }

    private static String rotate(String fields) {
        return DASHBOARD.submit("/admin/clients/" + token("okta").path("id").asText() + "/rotate", fields);
    }

    @Test
    void rotation_onThePage_newTokenLivesAsLongAsTheOldOneUnlessChosenOtherwise() {
        DASHBOARD.submit("/admin/clients", "name=okta&days=90");

        String asBefore = rotate("overlapHours=0&days=");
        assertThat(asBefore)
                .contains("as before: after 90 days")
                .containsPattern("It works until \\d{4}-\\d\\d-\\d\\d .* UTC\\.");
        assertThat(life(token("okta")).toDays()).isEqualTo(90);

        rotate("overlapHours=0&days=30");
        assertThat(life(token("okta")).toDays()).isEqualTo(30);

        assertThat(rotate("overlapHours=0&days=0")).contains("It does not expire.");
        assertThat(token("okta").path("expires").isNull()).isTrue();

        assertThat(rotate("overlapHours=0")).contains("It does not expire.");
        assertThat(token("okta").path("expires").isNull()).isTrue();
    }

    @Test
    void rotation_byTheApi_newTokenLivesAsLongAsTheOldOneUnlessItSaysOtherwise() {
        String expires = Instant.now().plus(Duration.ofDays(60)).toString();
        String id = API.post("/admin/api/tokens", "{\"name\":\"jump\",\"expires\":\"" + expires + "\"}")
                .isStatus(201)
                .text("/token/id");

        JsonNode rotated = API.post("/admin/api/tokens/" + id + "/rotate", "{}")
                .isStatus(201)
                .at("/token");
        JsonNode endless = API.post("/admin/api/tokens/" + rotated.path("id").asText() + "/rotate", "{\"never\":true}")
                .isStatus(201)
                .at("/token");

        assertThat(life(rotated).toDays()).isEqualTo(60);
        assertThat(endless.path("expires").isNull()).isTrue();
        API.post(
                        "/admin/api/tokens/" + endless.path("id").asText() + "/rotate",
                        "{\"never\":true,\"expires\":\"" + expires + "\"}")
                .isStatus(400);
    }

    @Test
    void person_whomSomebodyDeletedInRam_isRestoredFromTheRecycleBin() {
        String id =
                BRIDGE.scim().post("/Users", Bodies.user("rita")).isStatus(201).id();
        String ramId = API.get("/admin/api/people/" + id).text("/ram/id/value");
        BRIDGE.simulator().account().removeUser("rita@example.onaliyun.com");

        assertThat(DASHBOARD.get("/admin/people/" + id + "?live=true")).contains("Restore from the recycle bin");
        assertThat(API.get("/admin/api/people/" + id + "?live=true")
                        .at("/inRecycleBin")
                        .asBoolean())
                .isTrue();

        DASHBOARD.submit("/admin/people/" + id + "/reconcile", "");

        Awaitility.await("the user is back")
                .until(() -> API.get("/admin/api/people/" + id + "?live=true")
                        .at("/ram/id/value")
                        .asText()
                        .equals(ramId));
        assertThat(DASHBOARD.get("/admin/people/" + id + "?live=true")).doesNotContain("Restore from");
    }

    @Test
    void person_waysIn_areAllThatRamTells() {
        String id =
                BRIDGE.scim().post("/Users", Bodies.user("wanda")).isStatus(201).id();
        String name = "wanda@example.onaliyun.com";
        AccountAccess access = BRIDGE.simulator().account().access();
        access.addServiceCredential(name, "key", "bailian");
        access.addPasskey(name, "the-laptop");
        BRIDGE.simulator()
                .faults()
                .add(Fault.error("ListPasskeys", 404, "InvalidAction.NotFound", "Not here.")
                        .times(1));

        String first = DASHBOARD.get("/admin/people/" + id + "/sides");
        String second = DASHBOARD.get("/admin/people/" + id + "/sides");

        assertThat(first).contains("Service credential", "bailian", "A departure cannot end it:", "ListPasskeys");
        assertThat(second).contains("Passkey", "the-laptop").doesNotContain("A departure cannot end it:");
    }

    @Test
    void person_policyWithinAResourceGroup_isNamedWhereResourceManagerTells() {
        String id =
                BRIDGE.scim().post("/Users", Bodies.user("xenia")).isStatus(201).id();
        BRIDGE.simulator()
                .account()
                .access()
                .attachPolicyInGroup(
                        "rg-one", PolicyType.SYSTEM, "AliyunOSSReadOnlyAccess", "xenia@example.onaliyun.com");
        BRIDGE.simulator()
                .faults()
                .add(Fault.error("ListPolicyAttachments", 403, "NoPermission", "You are not authorized.")
                        .times(1));

        String forbidden = DASHBOARD.get("/admin/people/" + id + "/sides");
        String allowed = DASHBOARD.get("/admin/people/" + id + "/sides");

        assertThat(forbidden)
                .contains("Whether there are policies within resource groups is not known.", "NoPermission")
                .doesNotContain("A departure cannot end it:", "rg-one");
        assertThat(allowed)
                .contains("Policies within resource groups", "System:AliyunOSSReadOnlyAccess", "rg-one")
                .doesNotContain("is not known");
    }

    @Test
    void person_whoseNameRamHasAlready_leadsToTheEvidence() {
        BRIDGE.simulator().account().addUser("sara");
        BRIDGE.scim().post("/Users", Bodies.user("sara")).isError(409);
        String id = API.get("/admin/api/failures").text("/0/changes/0/resourceId");

        assertThat(DASHBOARD.get("/admin/people/" + id)).contains("href=\"/admin/adoption\">Adopt</a>");
    }

    @Test
    void failure_thatIsTriedAgain_tellsSinceWhenAndWhenItIsTriedNext() {
        String id =
                BRIDGE.scim().post("/Users", Bodies.user("tom")).isStatus(201).id();
        Instant before = Instant.now().minusSeconds(1);
        BRIDGE.simulator().faults().add(Fault.unavailable("UpdateUser"));
        BRIDGE.scim()
                .patch("/Users/" + id, Bodies.replace("displayName", "'Tom'"))
                .isStatus(503);

        JsonNode failing = API.get("/admin/api/people/" + id).at("/failing/0");
        String page = DASHBOARD.get("/admin/failures");
        BRIDGE.simulator().faults().clear();

        assertThat(Instant.parse(failing.path("firstSeen").asText())).isAfter(before);
        assertThat(Instant.parse(failing.path("nextAttempt").asText())).isAfter(before);
        assertThat(page).contains("First seen", "Next attempt");
    }

    @Test
    void connect_oauthClient_showsWhatToEnterAndLetsItIn() {
        String page = DASHBOARD.submit("/admin/connect/pingone/token", "name=pingone-oauth&way=OAUTH");

        assertThat(page)
                .contains(
                        "/oauth2/token</code>",
                        "client id <code>pingone-oauth</code>",
                        "Token address, client id and secret above.");
        String secret = page.replaceFirst("(?s).*id=\"secret\">", "").replaceFirst("(?s)<.*", "");
        String answer = BRIDGE.http()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/oauth2/token", "grant_type=client_credentials&client_id=pingone-oauth&client_secret=" + secret)
                .isStatus(200)
                .text("/access_token");
        ScimClient.of(BRIDGE.scim().base(), answer).get("/Users?count=0").isStatus(200);
    }

    @Test
    void connect_nameThatIsTaken_makesNoTokenAndSaysSo() {
        String first = DASHBOARD.submit("/admin/connect/jumpcloud/token", "name=jumpcloud");
        String second = DASHBOARD.submit("/admin/connect/jumpcloud/token", "name=jumpcloud");

        assertThat(first).contains("id=\"secret\"", "The new token &#39;jumpcloud&#39;", "value=\"jumpcloud-2\"");
        assertThat(second).contains("There is a token with this name already").doesNotContain("id=\"secret\"");
    }

    @Test
    void connect_anUnknownProvider_isNotFound() {
        assertThatThrownBy(() -> DASHBOARD.get("/admin/connect/nobody")).hasMessageContaining("404");
    }

    @Test
    void settings_search_needsNoScriptAndShowsWhatIsSetFirst() {
        assertThat(DASHBOARD.get("/admin/settings?q=BRIDGE_SCIM_BUDGET"))
                .contains("bridge.scim.budget", "command line", "Other than the default")
                .doesNotContain("bridge.ram.site");
        assertThat(DASHBOARD.get("/admin/settings?q=no-such-thing")).contains("No setting is called so");
        String all = DASHBOARD.get("/admin/settings");
        assertThat(all.indexOf("Other than the default")).isBetween(1, all.indexOf("bridge.ram.site"));
    }

    /** The routes that Spring serves, as the description writes them. */
    private static Set<String> served() {
        return BRIDGE
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(route -> route.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> route.getPatternValues().stream()
                                .filter(path -> path.startsWith("/admin/api/"))
                                .map(path -> method.name().toLowerCase(Locale.ROOT) + " "
                                        + path.substring("/admin/api".length()))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> described() {
        Set<String> described = new TreeSet<>();
        String path = "";
        for (String line : API.get("/admin/api/openapi.yaml").body().lines().toList()) {
            if (line.startsWith("  /")) {
                path = line.strip().replaceFirst(":$", "");
            } else if (Pattern.matches(" {4}(get|post|put|patch|delete):", line)) {
                described.add(line.strip().replace(":", "") + " " + path);
            }
        }
        return described;
    }

    @Test
    void description_namesEveryRouteOfTheApiAndNoOther() {
        assertThat(described()).isNotEmpty().isEqualTo(served());
    }
}
