package ramscim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The packaged bridge in a process of its own, spoken to as an identity provider does. */
final class Bridge implements AutoCloseable {
    /** The setting with which whoever comes with a password gets a login profile. */
    static final Map<String, String> LOGON_BY_PASSWORD = Map.of("BRIDGE_ACCESS_CONSOLE_LOGON", "password");

    static final String TOKEN = "bench-token-0123456789abcdef0123456789abcdef";
    private static final String ADMIN_PASSWORD = "bench-password-0123456789";
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
        Map<String, String> environment = new HashMap<>(environment(port, directory, simulator));
        environment.putAll(settings);
        Program program = Program.start("bridge", directory, Program.java("512m", jar), environment);
        String base = "http://127.0.0.1:" + port;
        program.awaitAnswer(http, base + "/actuator/health/readiness");
        return new Bridge(program, http, base);
    }

    /** How a bridge is told of where it listens and what it works for. */
    static Map<String, String> environment(int port, Path directory, Simulator simulator) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("BRIDGE_DATA_DIRECTORY", directory.resolve("data").toString());
        environment.put("BRIDGE_SCIM_TOKEN", TOKEN);
        environment.put("BRIDGE_ADMIN_PASSWORD", ADMIN_PASSWORD);
        environment.put("BRIDGE_ACTUATOR_OPEN", "true");
        environment.put("BRIDGE_RAM_IMS_ENDPOINT", simulator.endpoint());
        environment.put("BRIDGE_RAM_RAM_ENDPOINT", simulator.endpoint());
        environment.put("BRIDGE_RAM_STS_ENDPOINT", simulator.endpoint());
        environment.put("BRIDGE_RAM_RESOURCE_MANAGER_ENDPOINT", simulator.endpoint());
        environment.put("ALIBABA_CLOUD_ACCESS_KEY_ID", Simulator.ACCESS_KEY_ID);
        environment.put("ALIBABA_CLOUD_ACCESS_KEY_SECRET", Simulator.ACCESS_KEY_SECRET);
        return environment;
    }

    Http.Answer create(int number) {
        return create(number, "");
    }

    /** With {@code bridge.access.console-logon=password}. */
    Http.Answer createWithLogon(int number) {
        return create(number, "\"password\":\"Bench-Passw0rd-%d\",".formatted(number));
    }

    private Http.Answer create(int number, String member) {
        return send("POST", "/Users", user(number, member));
    }

    static String userName(int number) {
        return "user%05d@example.com".formatted(number);
    }

    /** @param member more of the object, with the comma behind it */
    static String user(int number, String member) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"user%1$05d@example.com",%2$s
                "externalId":"ext-%1$05d","displayName":"User %1$05d","name":{"givenName":"User","familyName":"%1$05d"},
                "emails":[{"value":"user%1$05d@example.com","type":"work","primary":true}],"active":true}
                """.formatted(number, member);
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

    Http.Answer createGroup(String name, List<String> members) {
        return send("POST", "/Groups", group(name, members));
    }

    static String group(String name, List<String> members) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"%s","members":[%s]}
                """.formatted(name, values(members));
    }

    Http.Answer changeMembers(String group, List<String> leaving, List<String> joining) {
        return send("PATCH", "/Groups/" + group, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
                {"op":"add","path":"members","value":[%s]},{"op":"remove","path":"members","value":[%s]}]}
                """.formatted(values(joining), values(leaving)));
    }

    private static String values(List<String> members) {
        return members.stream().map("{\"value\":\"%s\"}"::formatted).collect(Collectors.joining(","));
    }

    List<String> userIds() {
        List<String> ids = new ArrayList<>();
        for (int size = -1; size < ids.size(); ) {
            size = ids.size();
            JsonNode page = send("GET", "/Users?attributes=id&startIndex=" + (size + 1), "")
                    .body();
            ids.addAll(page.path("Resources").findValuesAsText("id"));
        }
        return ids;
    }

    /** An administrator approves all that is held now. */
    void approveHeld() {
        String mark = admin("GET", "/held", "").path("mark").asText();
        admin("POST", "/held/approve", "{\"mark\":\"%s\"}".formatted(mark));
    }

    private JsonNode admin(String method, String path, String body) {
        String credentials = Base64.getEncoder().encodeToString(("admin:" + ADMIN_PASSWORD).getBytes(UTF_8));
        Http.Answer answer =
                http.send(method, base + "/admin/api" + path, "application/json", "Basic " + credentials, body);
        if (!answer.isSuccess()) {
            throw new BenchException("The bridge refuses %s %s: %s".formatted(method, path, answer.body()));
        }
        return answer.body();
    }

    boolean isReady() {
        return http.status(base + "/actuator/health/readiness") == 200
                && http.status(base + "/actuator/health/liveness") == 200;
    }

    String health() {
        return http.json("GET", base + "/actuator/health/ram", "").body().toString();
    }

    private Http.Answer send(String method, String path, String body) {
        return http.send(method, base + "/scim/v2" + path, SCIM, "Bearer " + TOKEN, body);
    }

    Program.Usage usage() {
        return program.usage();
    }

    @Override
    public void close() {
        program.close();
    }
}
