package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.door.SecurityEvents;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** The addresses in answers, where proxies say how this server is reached and no setting does. */
class ForwardedAddressTest {
    private static final RunningBridge BRIDGE = RunningBridge.start();

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    /** @param headers with a bar between them */
    private static ScimClient saying(RunningBridge bridge, String headers) {
        ScimClient client = bridge.scim();
        for (String header : headers.split("\\|", -1)) {
            String[] parts = header.strip().split(": ", 2);
            client = client.with(parts[0], parts[1]);
        }
        return client;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "X-Forwarded-Proto: https | X-Forwarded-Host: scim.example.com > https://scim.example.com",
                "X-Forwarded-Proto: https | X-Forwarded-Host: scim.example.com:8443 > https://scim.example.com:8443",
                "X-Forwarded-Host: [2001:db8::7]:8080 > http://[2001:db8::7]:8080",
                "X-Forwarded-For: 203.0.113.9, 10.0.0.1 | X-Forwarded-Proto: https, http | X-Forwarded-Host: scim.example.com, inner:8080 > https://scim.example.com",
                "X-Forwarded-Proto: https | X-Forwarded-Host: scim.example.com | X-Forwarded-Prefix: /ram > https://scim.example.com/ram",
                "Forwarded: for=203.0.113.9;host=scim.example.com;proto=https > https://scim.example.com",
                "Forwarded: for=203.0.113.9;host=scim.example.com;proto=https, for=10.0.0.1;host=inner;proto=http > https://scim.example.com",
                "Forwarded: for=\"[2001:db8::9]\";host=\"scim.example.com:8443\";proto=https > https://scim.example.com:8443"
            })
    void addresses_areThoseOfTheOutermostProxy(String headers, String root) {
        ScimClient scim = saying(BRIDGE, headers);
        ScimAnswer made = scim.post("/Users", user(unique("pia"))).isStatus(201);
        String expected = root + "/scim/v2/Users/" + made.id();
        ScimAnswer crew = scim.post("/Groups", group(unique("crew"), "'members': [{'value': '" + made.id() + "'}]"))
                .isStatus(201);

        assertThat(made.header("Location")).isEqualTo(expected);
        assertThat(made.text("/meta/location")).isEqualTo(expected);
        assertThat(crew.text("/members/0/$ref")).isEqualTo(expected);
        assertThat(scim.get("/Users/" + made.id()).text("/groups/0/$ref")).startsWith(root + "/scim/v2/Groups/");
        assertThat(scim.get("/ResourceTypes/User").text("/meta/location"))
                .isEqualTo(root + "/scim/v2/ResourceTypes/User");
        assertThat(scim.get("/ServiceProviderConfig").text("/documentationUri")).isEqualTo(root + "/admin/connect");
        assertThat(scim.get("/Users?filter=id%20eq%20%22" + made.id() + "%22").text("/Resources/0/meta/location"))
                .isEqualTo(expected);
    }

    /** What stands in the path is found as ever, whatever is put before it. */
    @ParameterizedTest
    @ValueSource(strings = {"/Users/x", "/Users?filter=userName%20eq%20%22%7Bx%7D%22", "/Nowhere", "/.search"})
    void prefix_changesNothingOfWhatIsAskedFor(String asked) {
        ScimClient scim = saying(BRIDGE, "X-Forwarded-Prefix: /ram");

        assertThat(scim.get(asked).status()).isEqualTo(BRIDGE.scim().get(asked).status());
        assertThat(scim.without("Authorization").get(asked).status()).isEqualTo(401);
    }

    @Test
    void addresses_ofWhoIsNoProxy_areNotBelieved() {
        try (RunningBridge careful = RunningBridge.start("server.tomcat.remoteip.internal-proxies=10\\.0\\.3\\.4")) {
            for (String forged : List.of(
                    "X-Forwarded-Proto: https | X-Forwarded-Host: evil.example | X-Forwarded-Prefix: /evil",
                    "Forwarded: for=203.0.113.9;host=evil.example;proto=https")) {
                ScimAnswer made = saying(careful, forged)
                        .post("/Users", user(unique("pia")))
                        .isStatus(201);

                assertThat(made.header("Location")).isEqualTo(careful.scim().base() + "/Users/" + made.id());
            }
        }
    }

    @Test
    void addresses_withAPublicUrl_areThatWhateverProxiesSay() {
        try (RunningBridge known = RunningBridge.start(
                "bridge.public-url=https://bridge.example.com",
                "bridge.scim.documentation-uri=https://docs.example.com/scim")) {
            assertThat(known.scim().get("/ServiceProviderConfig").text("/documentationUri"))
                    .isEqualTo("https://docs.example.com/scim");
            ScimAnswer made = saying(known, "X-Forwarded-Host: other.example | X-Forwarded-Prefix: /ram")
                    .post("/Users", user(unique("pia")))
                    .isStatus(201);

            assertThat(made.header("Location")).isEqualTo("https://bridge.example.com/scim/v2/Users/" + made.id());
        }
    }

    @Test
    void sourceAddress_isWhoTheProxiesForward() {
        saying(BRIDGE, "Forwarded: for=\"198.51.100.77:4711\", for=10.0.0.1")
                .with("Authorization", "Bearer none-of-this-bridge")
                .get("/Users")
                .isStatus(401);
        BRIDGE.bean(SecurityEvents.class).writeAll();

        assertThat(BRIDGE.bean(JdbcClient.class)
                        .sql("select change from audit_event where kind = 'TOKEN_REFUSED'")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("\"198.51.100.77\"");
    }
}
