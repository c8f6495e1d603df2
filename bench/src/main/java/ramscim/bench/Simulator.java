package ramscim.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The simulator in a process of its own, steered through its control API. */
final class Simulator implements AutoCloseable {
    static final String ACCESS_KEY_ID = "LTAI-simulator";
    static final String ACCESS_KEY_SECRET = "simulator-secret";
    static final String DOMAIN = "example.onaliyun.com";

    private final Program program;
    private final Http http;
    private final String endpoint;

    private Simulator(Program program, Http http, String endpoint) {
        this.program = program;
        this.http = http;
        this.endpoint = endpoint;
    }

    static Simulator start(Path jar, Path directory, Http http) {
        int port = Program.freePort();
        String endpoint = "http://127.0.0.1:" + port;
        Program program = Program.start(
                "simulator",
                directory,
                Program.java("512m", jar, "--port", String.valueOf(port), "--domain", DOMAIN, "--max-users", "50000"),
                Map.of());
        program.awaitAnswer(http, endpoint + "/simulator");
        return new Simulator(program, http, endpoint);
    }

    String endpoint() {
        return endpoint;
    }

    String hostAndPort() {
        return endpoint.substring("http://".length());
    }

    void limitRates(int reads, int identityWrites, int policyWrites) {
        control(
                "PUT",
                "/rates",
                "{\"reads\":%d,\"identityWrites\":%d,\"policyWrites\":%d}"
                        .formatted(reads, identityWrites, policyWrites));
    }

    /** Every call takes this long. */
    void delayAll(Duration latency) {
        control("POST", "/faults", "{\"fault\":\"delay\",\"delayMillis\":%d}".formatted(latency.toMillis()));
    }

    void answerUnavailable() {
        control("POST", "/faults", "{\"fault\":\"unavailable\"}");
    }

    void clearFaults() {
        control("DELETE", "/faults", "");
    }

    void clearCalls() {
        control("DELETE", "/calls", "");
    }

    long calls() {
        return sum("");
    }

    long throttled() {
        return sum("Throttling");
    }

    private long sum(String codePrefix) {
        long sum = 0;
        for (JsonNode action : control("GET", "/calls/counts", "").path("counts")) {
            for (Map.Entry<String, JsonNode> outcome : action.properties()) {
                sum += outcome.getKey().startsWith(codePrefix)
                        ? outcome.getValue().asLong()
                        : 0;
            }
        }
        return sum;
    }

    int users() {
        return control("GET", "", "").path("users").asInt();
    }

    JsonNode callsOf(String action) {
        return control("GET", "/calls?action=" + action, "").path("calls");
    }

    private JsonNode control(String method, String path, String body) {
        Http.Answer answer = http.json(method, endpoint + "/simulator" + path, body);
        if (!answer.isSuccess()) {
            throw new BenchException("The simulator refuses %s %s: %s".formatted(method, path, answer.body()));
        }
        return answer.body();
    }

    Program.Usage usage() {
        return program.usage();
    }

    @Override
    public void close() {
        program.close();
    }
}
