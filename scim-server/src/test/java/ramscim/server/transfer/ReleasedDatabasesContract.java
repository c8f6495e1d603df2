package ramscim.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.audit.AuditLog;
import ramscim.server.running.Bodies;
import ramscim.server.running.NextVersion;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.fault.Fault;

/**
 * The database that each released version wrote, under src/test/resources/releases: this version opens it and goes on
 * with it, and whoever has to go back can.
 *
 * <p>A release adds its own: {@code -Dtest=Released*Test -Drelease.keep=0.2.0}.
 */
abstract class ReleasedDatabasesContract {
    private static final Path RELEASES = Path.of("src", "test", "resources", "releases");
    private static final String PASSWORD = "a-password-of-these-tests";

    /** Where what a release left is, in its folder. */
    private final String part;

    ReleasedDatabasesContract(String part) {
        this.part = part;
    }

    /** The settings that say which database it is, if any have to. */
    abstract List<String> where();

    /** Writes a copy, as an operator does, to where the release's files are. */
    abstract void keep(RunningBridge bridge, Path release) throws IOException;

    /** Puts the copy in the place of what the bridge has, while none runs. */
    abstract void restore(RunningBridge bridge, Path release);

    private String[] settings() {
        List<String> all = new ArrayList<>(
                List.of("bridge.admin.password=" + PASSWORD, "bridge.owner=released", "bridge.scim.budget=2s"));
        all.addAll(where());
        return all.toArray(String[]::new);
    }

    private Path release(String version) {
        return RELEASES.resolve(version).resolve(part);
    }

    static List<String> versions() throws IOException {
        try (Stream<Path> versions = Files.list(RELEASES)) {
            return versions.map(version -> version.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Everything of which another version could read something else than this one wrote. */
    @Test
    void keep_theDatabaseOfARelease() throws IOException {
        String version = System.getProperty("release.keep");
        assumeThat(version).isNotNull();
        Path release = Files.createDirectories(release(version));
        try (RunningBridge bridge = RunningBridge.start(settings())) {
            String ada = create(bridge, "ada");
            String bob = create(bridge, "bob");
            bridge.scim()
                    .post("/Groups", Bodies.group("crew", "'members': [{'value': '" + ada + "'}]"))
                    .isStatus(201);
            bridge.scim()
                    .patch("/Users/" + bob, Bodies.replace("active", "false"))
                    .isStatus(200);
            bridge.scim().delete("/Users/" + create(bridge, "gone")).isStatus(204);
            Files.writeString(
                    release.resolve("token.txt"),
                    admin(bridge)
                            .post("/admin/api/tokens", "{\"name\":\"okta\"}")
                            .isStatus(201)
                            .text("/secret"));
            bridge.simulator().faults().add(Fault.unavailable("CreateUser"));
            bridge.scim().post("/Users", Bodies.user("late"));
            KeptAccount.of(bridge.simulator().account()).write(release.resolve("account.json"));
            keep(bridge, release);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void open_whatAReleaseWrote_isServedAndGoneOnWith(String version) throws IOException {
        try (RamSimulator account = RamSimulator.start();
                RunningBridge bridge = RunningBridge.on(account, settings())) {
            restore(bridge, version);

            isAsReleased(bridge, version);
            String ada = id(bridge, "ada");
            okta(bridge, version)
                    .patch("/Users/" + ada, Bodies.replace("displayName", "'Ada L'"))
                    .isStatus(200);
            assertThat(account.account().findUser("ada@example.onaliyun.com"))
                    .hasValueSatisfying(user -> assertThat(user.displayName()).isEqualTo("Ada L"));
            Awaitility.await("what the release had accepted is carried out")
                    .until(() -> account.account()
                            .findUser("late@example.onaliyun.com")
                            .isPresent());
            assertThat(bridge.bean(AuditLog.class).verify().problem()).isNull();
        }
    }

    /** The next version's database is refused, and a copy from before is taken. */
    @ParameterizedTest
    @MethodSource("versions")
    void goBack_fromTheNextVersion_isRestoringTheCopy(String version) throws IOException {
        try (RamSimulator account = RamSimulator.start();
                RunningBridge bridge = RunningBridge.on(account, settings())) {
            restore(bridge, version);
            bridge.restart(NextVersion.SETTING);
            String eve = create(bridge, "eve");
            assertThat(bridge.bean(JdbcClient.class)
                            .sql("select count(*) from next_version")
                            .query(Long.class)
                            .single())
                    .isZero();

            assertThatThrownBy(bridge::restart).hasStackTraceContaining("was written by a newer version of the bridge");
            bridge.restartWhile(() -> restore(bridge, release(version)));

            isAsReleased(bridge, version);
            bridge.scim().get("/Users/" + eve).isStatus(404);
            assertThat(orphans(bridge)).contains("eve");
            assertThat(bridge.bean(AuditLog.class).verify().problem()).isNull();
        }
    }

    private void restore(RunningBridge bridge, String version) throws IOException {
        KeptAccount.read(release(version).resolve("account.json"))
                .putInto(bridge.simulator().account());
        bridge.restartWhile(() -> restore(bridge, release(version)));
    }

    private static String create(RunningBridge bridge, String userName) {
        return bridge.scim().post("/Users", Bodies.user(userName)).isStatus(201).id();
    }

    private static ScimClient admin(RunningBridge bridge) {
        String password = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return bridge.http().with("Authorization", "Basic " + password).with("Content-Type", "application/json");
    }

    /** With the token that the release made. */
    private ScimClient okta(RunningBridge bridge, String version) throws IOException {
        String token = Files.readString(release(version).resolve("token.txt"));
        return bridge.scim().with("Authorization", "Bearer " + token);
    }

    /** Empty if there is no such user. */
    private static String id(RunningBridge bridge, String userName) {
        return bridge.scim()
                .get("/Users?filter=userName%20eq%20%22" + userName + "%22")
                .isStatus(200)
                .at("/Resources/0/id")
                .asText();
    }

    private static List<String> orphans(RunningBridge bridge) {
        ScimClient admin = admin(bridge);
        admin.post("/admin/api/reconcile", "{\"dryRun\":true}").isStatus(202);
        Awaitility.await("the reconcile ends")
                .until(() -> admin.get("/admin/api/reconcile").at("/running").isNull());
        String report = admin.get("/admin/api/reconcile").text("/reports/0/id");
        List<String> names = new ArrayList<>();
        admin.get("/admin/api/reconcile/" + report + "/findings?drift=ORPHANED")
                .at("/findings")
                .forEach(finding -> names.add(finding.path("name").asText().replaceFirst("@.*", "")));
        return names;
    }

    private void isAsReleased(RunningBridge bridge, String version) throws IOException {
        assertThat(okta(bridge, version)
                        .get("/Users/" + id(bridge, "bob"))
                        .at("/active")
                        .asBoolean(true))
                .isFalse();
        assertThat(okta(bridge, version)
                        .get("/Groups?filter=displayName%20eq%20%22crew%22")
                        .text("/Resources/0/members/0/value"))
                .isEqualTo(id(bridge, "ada"));
        assertThat(id(bridge, "gone")).isEmpty();
    }
}
