package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** When tokens end for which nobody says it. */
class TokenLifeTest {
    private static final RunningBridge BRIDGE =
            RunningBridge.start("bridge.admin.password=correct horse battery", "bridge.scim.token-life=30d");
    private static final ScimClient API = BRIDGE.http()
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

    private static ScimAnswer make(String name, String more) {
        return API.post("/admin/api/tokens", "{\"name\":\"%s\"%s}".formatted(name, more));
    }

    @Test
    void make_withoutAnEnd_endsAsConfigured() {
        Instant end = Instant.parse(make("usual", "").isStatus(201).text("/token/expires"));

        assertThat(end)
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(30)));
    }

    @Test
    void make_neverAndAnEnd_areAsTheySayAndNotBoth() {
        String end = Instant.now().plus(Duration.ofDays(2)).toString();

        assertThat(make("never", ",\"never\":true")
                        .isStatus(201)
                        .at("/token/expires")
                        .isNull())
                .isTrue();
        assertThat(make("soon", ",\"expires\":\"" + end + "\"").isStatus(201).text("/token/expires"))
                .isEqualTo(end);
        make("both", ",\"never\":true,\"expires\":\"" + end + "\"").isStatus(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'name':'w','way':'my-secret'}           | 'way' must be one of TOKEN, JWT, OAUTH, CERTIFICATE, BASIC.",
                "{'name':'w','rights':['my-secret']}      | 'rights[0]' must be one of ",
                "{'name':'w','expires':'my-secret'}       | 'expires' is not of the form that it must have.",
                "{'name':'w','requestsPerMinute':'my-secret'} | 'requestsPerMinute' is not of the form",
                "{'name':['my-secret']}                   | 'name' is not of the form",
                "['my-secret']                            | The request body is not the JSON object",
                "{'name':my-secret                        | The request body is not JSON."
            })
    void make_bodyOfAnotherForm_saysWhichMemberAndRepeatsNothing(String body, String words) {
        ScimAnswer answer = API.post("/admin/api/tokens", Bodies.json(body)).isStatus(400);

        assertThat(answer.text("/detail")).startsWith(words).doesNotContain("my-secret");
    }

    @Test
    void make_clientOfTheConfiguration_is400() {
        make("cert", ",\"way\":\"CERTIFICATE\"").isStatus(400);
        make("far", ",\"addresses\":[\"somewhere\"]").isStatus(400);
    }
}
