package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.call.RecordedCall;
import ramscim.store.PostgresServer;

/** The store is deleted, and a bridge on the same account rebuilds it. */
class RebuildTest {
    private static final int USERS = 40;
    private static final List<String> GROUPS =
            List.of("Admins", "Cloud Platform", "Cloud Platform Administrators of EMEA");
    private static final Set<String> READS = Set.of("Get", "Lis");

    private final RamSimulator simulator = RamSimulator.start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    private static String user(int n) {
        return Bodies.user(
                "user%d@contoso.com".formatted(n),
                "'externalId': 'e-%d'".formatted(n),
                "'displayName': 'User Number %d'".formatted(n),
                "'name': {'givenName': 'User', 'familyName': 'Number %d'}".formatted(n),
                "'title': 'Engineer'",
                "'active': " + (n % 10 != 0),
                "'emails': [{'value': 'user%d@contoso.com', 'type': 'work', 'primary': true}]".formatted(n));
    }

    private static String group(String name, List<String> members) {
        List<String> values =
                members.stream().map(id -> "{'value': '" + id + "'}").toList();
        return Bodies.group(name, "'externalId': 'g-%d'".formatted(name.length()), "'members': " + values);
    }

    private List<String> writes() {
        return simulator.calls().stream()
                .map(RecordedCall::action)
                .filter(action -> !READS.contains(action.substring(0, 3)))
                .toList();
    }

    private static String lookedUp(ScimClient scim, String path, String filter) {
        ScimAnswer found = scim.get(path + "?filter=" + filter.replace(" ", "+").replace("\"", "%22"))
                .isStatus(200);
        assertThat(found.at("/totalResults").asInt()).as(filter).isOne();
        return found.text("/Resources/0/id");
    }

    @Test
    void storeDeletedAndRebuilt_nextFullSyncOfTheProvider_makesNoRamWrite() {
        List<String> users = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        try (RunningBridge before = RunningBridge.on(simulator, "bridge.ram.site=china")) {
            for (int n = 0; n < USERS; n++) {
                users.add(before.scim().post("/Users", user(n)).isStatus(201).id());
            }
            for (String name : GROUPS) {
                groups.add(before.scim()
                        .post("/Groups", group(name, users.subList(0, 20)))
                        .isStatus(201)
                        .id());
            }
        }

        try (RunningBridge after = RunningBridge.on(simulator, "bridge.ram.site=china", "rebuild=true")) {
            ScimClient scim = after.scim();
            assertThat(scim.get("/Users?count=0").at("/totalResults").asInt()).isEqualTo(USERS);
            for (int n = 0; n < USERS; n++) {
                String byName = lookedUp(scim, "/Users", "userName eq \"user%d@contoso.com\"".formatted(n));
                assertThat(byName).isEqualTo(users.get(n));
                assertThat(lookedUp(scim, "/Users", "externalId eq \"e-%d\"".formatted(n)))
                        .isEqualTo(byName);
                fullSync(scim, users.get(n), n);
            }
            for (int n = 0; n < GROUPS.size(); n++) {
                String name = GROUPS.get(n);
                assertThat(lookedUp(scim, "/Groups", "displayName eq \"%s\"".formatted(name)))
                        .isEqualTo(groups.get(n));
                assertThat(scim.get("/Groups/" + groups.get(n)).at("/members")).hasSize(20);
                scim.put("/Groups/" + groups.get(n), group(name, users.subList(0, 20)))
                        .isStatus(200);
            }

            assertThat(writes()).isEmpty();
            ScimAnswer whole = scim.get("/Users/" + users.get(7));
            assertThat(whole.text("/title")).isEqualTo("Engineer");
            assertThat(whole.text("/name/familyName")).isEqualTo("Number 7");
        }
    }

    /** Some providers replace, some patch what differs from what they read, some create what they think is new. */
    private static void fullSync(ScimClient scim, String id, int n) {
        switch (n % 3) {
            case 0 -> scim.put("/Users/" + id, user(n)).isStatus(200);
            case 1 -> {
                scim.patch("/Users/" + id, Bodies.replace("title", "'Engineer'"))
                        .isStatus(200);
                scim.patch("/Users/" + id, Bodies.replace("name.familyName", "'Number %d'".formatted(n)))
                        .isStatus(200);
            }
            default ->
                assertThat(scim.post("/Users", user(n)).isStatus(201).id()).isEqualTo(id);
        }
    }

    @Test
    void rebuild_onPostgresAndAgainWhenItIsNotEmpty_onceAndNoRamWriteAndThenRefused() {
        String url = "spring.datasource.url=" + PostgresServer.newDatabase();
        String id;
        try (RunningBridge before = RunningBridge.on(simulator, "bridge.ram.site=china")) {
            id = before.scim().post("/Users", user(1)).isStatus(201).id();
            before.scim().post("/Groups", group("Admins", List.of(id))).isStatus(201);
        }
        try (RunningBridge rebuilt = RunningBridge.on(simulator, "bridge.ram.site=china", "rebuild=true", url)) {
            assertThat(rebuilt.scim().get("/Users?count=0").at("/totalResults").asInt())
                    .isOne();
            rebuilt.scim().put("/Users/" + id, user(1)).isStatus(200);
            assertThat(writes()).isEmpty();
        }

        assertThat(catchThrowable(() -> RunningBridge.on(simulator, "bridge.ram.site=china", "rebuild=true", url)
                        .close()))
                .hasStackTraceContaining("Nothing was rebuilt: the store knows 2 users and groups already.");
    }

    @Test
    void rebuild_usersOfTwoBridges_asksWhichIsMeant() {
        try (RunningBridge one = RunningBridge.on(simulator, "bridge.owner=emea")) {
            one.scim().post("/Users", Bodies.user("alice")).isStatus(201);
        }
        try (RunningBridge two = RunningBridge.on(simulator, "bridge.owner=apac")) {
            two.scim().post("/Users", Bodies.user("bob")).isStatus(201);
        }

        assertThat(catchThrowable(
                        () -> RunningBridge.on(simulator, "rebuild=true").close()))
                .hasStackTraceContaining("Set bridge.owner")
                .hasStackTraceContaining("apac, emea");
        try (RunningBridge rebuilt = RunningBridge.on(simulator, "rebuild=true", "bridge.owner=apac")) {
            assertThat(rebuilt.scim().get("/Users").at("/Resources/0/userName").asText())
                    .isEqualTo("bob");
            assertThat(rebuilt.scim().get("/Users?count=0").at("/totalResults").asInt())
                    .isOne();
        }
    }
}
