package ramscim.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The packaged bridge in a process of its own, spoken to as an identity provider does. */
final class Bridge implements AutoCloseable {
    private static final String TOKEN = "bench-token-0123456789abcdef0123456789abcdef";
    private static final String SCIM = "application/scim+json";

    private final Program program;
    private final Http http;
    private final String base;

    private Bridge(Program program, Http http, String base) {
        this.program = program;
        this.http = http;
        this.base = base;
    }

    static Bridge start(Path jar, Path directory, Simulator simulator, Map<String, String> settings, Http http) {
        int port = Program.freePort();
        Map<String, String> environment = new HashMap<>(Map.of(
                "SERVER_PORT", String.valueOf(port),
                "BRIDGE_DATA_DIRECTORY", directory.resolve("data").toString(),
                "BRIDGE_SCIM_TOKEN", TOKEN,
                "BRIDGE_ACTUATOR_OPEN", "true",
                "BRIDGE_RAM_IMS_ENDPOINT", simulator.endpoint(),
                "BRIDGE_RAM_RAM_ENDPOINT", simulator.endpoint(),
                "ALIBABA_CLOUD_ACCESS_KEY_ID", Simulator.ACCESS_KEY_ID,
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET", Simulator.ACCESS_KEY_SECRET));
        environment.putAll(settings);
        Program program = Program.start("bridge", directory, Program.java("512m", jar), environment);
        String base = "http://127.0.0.1:" + port;
        program.awaitAnswer(http, base + "/actuator/health/readiness");
        return new Bridge(program, http, base);
    }

    Http.Answer create(int number) {
        return send("POST", "/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"user%1$05d@example.com",
                "externalId":"ext-%1$05d","displayName":"User %1$05d","name":{"givenName":"User","familyName":"%1$05d"},
                "emails":[{"value":"user%1$05d@example.com","type":"work","primary":true}],"active":true}
                """.formatted(number));
    }

    Http.Answer deactivate(String id) {
        return send("PATCH", "/Users/" + id, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                "Operations":[{"op":"replace","path":"active","value":false}]}
                """);
    }

    Http.Answer get(String id) {
        return send("GET", "/Users/" + id, "");
    }

    boolean isReady() {
        return http.status(base + "/actuator/health/readiness") == 200
                && http.status(base + "/actuator/health/liveness") == 200;
    }

    String health() {
        return http.json("GET", base + "/actuator/health/ram", "").body().toString();
    }

    private Http.Answer send(String method, String path, String body) {
        return http.send(method, base + "/scim/v2" + path, SCIM, TOKEN, body);
    }

    Program.Usage usage() {
        return program.usage();
    }

    @Override
    public void close() {
        program.close();
    }
}
