package ramscim.server.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.directory.OwnershipTags;
import ramscim.server.kill.Person.State;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.account.SimulatedUser;

/** What SCIM clients see and what RAM holds, which have to be the same. */
final class Truth {
    private final RamSimulator simulator;
    private final JdbcClient database;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, State> states = new HashMap<>();

    Truth(RamSimulator simulator, JdbcClient database) {
        this.simulator = simulator;
        this.database = database;
    }

    /** Whether everything that was accepted is carried out or refused. */
    boolean isSettled() {
        return database.sql("select count(*) from intent").query(Long.class).single() == 0;
    }

    void read(ScimClient scim, String group) {
        ids.clear();
        states.clear();
        Set<String> members = new HashSet<>();
        scim.get("/Groups/" + group)
                .isStatus(200)
                .at("/members")
                .forEach(member -> members.add(member.path("value").asText()));
        String cursor = "";
        do {
            ScimAnswer page = scim.get("/Users?count=200&cursor=" + cursor).isStatus(200);
            page.at("/Resources").forEach(user -> add(user, members));
            cursor = page.text("/nextCursor");
        } while (!cursor.isEmpty());
        compareWithRam(scim.get("/Groups/" + group).text("/displayName"));
    }

    private void add(JsonNode user, Set<String> members) {
        String id = user.path("id").asText();
        String name = user.path("userName").asText();
        assertThat(ids).as("users with one name").doesNotContainKey(name);
        ids.put(name, id);
        states.put(name, new State(user.path("displayName").asText(), members.contains(id)));
    }

    private void compareWithRam(String group) {
        Set<String> members = simulator.account().members(group).stream()
                .map(SimulatedUser::userName)
                .collect(Collectors.toSet());
        Map<String, State> inRam = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (SimulatedUser user : simulator.account().users()) {
            inRam.put(user.userName(), new State(user.displayName(), members.contains(user.userName())));
            owners.put(user.userName(), Objects.requireNonNull(user.tags().get(OwnershipTags.ID)));
        }
        assertThat(inRam).isEqualTo(states);
        assertThat(owners).isEqualTo(ids);
    }

    State of(String name) {
        return states.getOrDefault(name, State.ABSENT);
    }

    String idOf(String name) {
        return Objects.requireNonNull(ids.get(name));
    }
}
