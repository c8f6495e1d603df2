package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** What a token may besides its scope: set passwords, adopt. */
class TokenRightsTest {
    private static final String PASSWORD = "'password': 'correct-Horse-9-battery'";
    private static final String LOGON = "'urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User': "
            + "{'loginProfile': {'enabled': true}}";
    private static final RunningBridge BRIDGE = RunningBridge.start(
            "bridge.admin.password=correct horse battery",
            "bridge.access.console-logon=password",
            "bridge.adoption.mode=take-over");
    private static final ScimClient ADMIN = BRIDGE.http()
            .with(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString("admin:correct horse battery".getBytes(StandardCharsets.UTF_8)))
            .with("Content-Type", "application/json");

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    private static ScimClient token(String rights) {
        ScimAnswer made = ADMIN.post(
                        "/admin/api/tokens",
                        Bodies.json("{'name': '" + RunningBridge.unique("token") + "', 'rights': [" + rights + "]}"))
                .isStatus(201);
        return BRIDGE.scim().with("Authorization", "Bearer " + made.text("/secret"));
    }

    private static long calls(String action) {
        return BRIDGE.simulator().calls(action).size();
    }

    private static String record(String subject) {
        return ADMIN.get("/admin/api/audit?q=" + subject).isStatus(200).body();
    }

    @Test
    void create_passwordFromATokenThatMayNotSetAny_isDoneWithoutItAndOnRecord() {
        String name = RunningBridge.unique("alice");
        long before = calls("CreateLoginProfile");

        token("").post("/Users", Bodies.user(name, PASSWORD)).isStatus(201);

        assertThat(calls("CreateLoginProfile")).isEqualTo(before);
        assertThat(record(name)).contains("the token may not set passwords");
    }

    @Test
    void patch_ofNothingButThePassword_is403() {
        ScimClient token = token("");
        String id = token.post("/Users", Bodies.user(RunningBridge.unique("alice")))
                .isStatus(201)
                .text("/id");

        token.patch("/Users/" + id, Bodies.replace("password", "'correct-Horse-9-battery'"))
                .isStatus(403);
    }

    @Test
    void putAndPatch_ofMoreThanThePassword_areDoneWithoutIt() {
        ScimClient token = token("");
        String name = RunningBridge.unique("alice");
        String id = token.post("/Users", Bodies.user(name)).isStatus(201).text("/id");
        long before = calls("UpdateLoginProfile") + calls("CreateLoginProfile");

        token.put("/Users/" + id, Bodies.user(name, PASSWORD)).isStatus(200);
        token.patch(
                        "/Users/" + id,
                        Bodies.patch(
                                "{'op': 'replace', 'path': 'password', 'value': 'correct-Horse-9-battery'}",
                                "{'op': 'replace', 'path': 'displayName', 'value': 'Alice'}"))
                .isStatus(200);

        assertThat(calls("UpdateLoginProfile") + calls("CreateLoginProfile")).isEqualTo(before);
        assertThat(token.get("/Users/" + id).text("/displayName")).isEqualTo("Alice");
    }

    @Test
    void create_passwordFromATokenThatMaySetThem_isSetAndOnRecordAsItsDoing() {
        String name = RunningBridge.unique("alice");

        token("'PASSWORDS'").post("/Users", Bodies.user(name, PASSWORD, LOGON)).isStatus(201);

        assertThat(BRIDGE.simulator()
                        .account()
                        .access()
                        .logOn(name + "@example.onaliyun.com", "correct-Horse-9-battery"))
                .isTrue();
        assertThat(record(name))
                .contains("\"kind\":\"PASSWORD_SET\"", "The user has the password that the provider sent.");
    }

    @Test
    void create_namesakeInRam_isAdoptedOnlyForATokenThatMay() {
        String name = RunningBridge.unique("alice");
        BRIDGE.simulator().account().addUser(name);

        token("").post("/Users", Bodies.user(name)).isStatus(409);
        token("'ADOPTION'").post("/Users", Bodies.user(name)).isStatus(201);
    }
}
