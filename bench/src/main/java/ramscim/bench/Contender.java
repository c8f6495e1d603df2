package ramscim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A SCIM server in a process of its own, the bridge's or one of others, under the same requests. */
final class Contender implements AutoCloseable {
    private static final String SCIM = "application/scim+json";

    private final Program program;
    private final Http http;
    private final String base;
    private final Kind kind;

    private Contender(Kind kind, Program program, Http http, String base) {
        this.kind = kind;
        this.program = program;
        this.http = http;
        this.base = base;
    }

    /** What is measured, each as its makers mean it to be started and without further options. */
    enum Kind {
        SDK("SCIM-SDK, Tomcat") {
            @Override
            List<String> command(Path jdk, int port) {
                return peer(jdk, "ramscim.bench.peer.SdkPeer", port);
            }
        },
        SCIMPLE("SCIMple, Spring Boot") {
            @Override
            List<String> command(Path jdk, int port) {
                return peer(jdk, "ramscim.bench.peer.SciMplePeer", port);
            }
        },
        JAR("bridge, java -jar") {
            @Override
            List<String> command(Path jdk, int port) {
                return List.of(
                        java(jdk),
                        "-jar",
                        Path.of("scim-server/target/scim-server.jar")
                                .toAbsolutePath()
                                .toString());
            }
        },
        LAUNCHER("bridge, launcher") {
            @Override
            List<String> command(Path jdk, int port) {
                return List.of(Launcher.path().toString());
            }
        };

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        abstract List<String> command(Path jdk, int port);

        boolean isBridge() {
            return this == JAR || this == LAUNCHER;
        }

        @Override
        public String toString() {
            return title;
        }

        private static String java(Path jdk) {
            return jdk.resolve("bin/java").toString();
        }

        private static List<String> peer(Path jdk, String main, int port) {
            Path target = Path.of("bench/peers/target").toAbsolutePath();
            String classPath = target.resolve("bench-peers.jar") + ":" + target.resolve("lib/*");
            return List.of(java(jdk), "-cp", classPath, main, String.valueOf(port));
        }
    }

    /** @return at once, before it serves */
    static Contender start(Kind kind, Path jdk, Path directory, Simulator simulator, Http http) {
        int port = Program.freePort();
        Map<String, String> environment = new HashMap<>(Map.of("JAVA_HOME", jdk.toString()));
        if (kind.isBridge()) {
            environment.putAll(Bridge.environment(port, directory, simulator));
            environment.putAll(NoQuota.UNLIMITED);
        }
        Program program = Program.start("contender", directory, new ArrayList<>(kind.command(jdk, port)), environment);
        return new Contender(kind, program, http, "http://127.0.0.1:" + port + "/scim/v2");
    }

    Contender awaitFirstAnswer() {
        program.awaitAnswer(() -> {
            try {
                return get("/Users?count=1").status() == 200;
            } catch (BenchException e) {
                return false;
            }
        });
        return this;
    }

    Http.Answer create(int number) {
        return send("POST", "/Users", Bridge.user(number, ""));
    }

    Http.Answer rename(String id, int number) {
        return send("PATCH", "/Users/" + id, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                "Operations":[{"op":"replace","path":"displayName","value":"Renamed %d"}]}
                """.formatted(number));
    }

    Http.Answer createGroup(String name, List<String> members) {
        return send("POST", "/Groups", Bridge.group(name, members));
    }

    Http.Answer named(int number) {
        return get(
                "/Users?filter=" + URLEncoder.encode("userName eq \"%s\"".formatted(Bridge.userName(number)), UTF_8));
    }

    Http.Answer get(String path) {
        return send("GET", path, "");
    }

    private Http.Answer send(String method, String path, String body) {
        String authorization = kind.isBridge() ? "Bearer " + Bridge.TOKEN : "";
        return http.send(method, base + path, SCIM, authorization, body);
    }

    Program.Usage usage() {
        return program.usage();
    }

    @Override
    public void close() {
        program.close();
    }
}
