package ramscim.server.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import ramscim.server.mixed.Employee.State;
import ramscim.server.running.Bodies;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** The provider says once more what everybody shall be, and stays at it until that is accepted. */
final class LastSync {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScimClient scim;

    LastSync(ScimClient scim) {
        this.scim = scim;
    }

    /** @return the people with the ids that they have */
    List<Employee> of(List<Employee> people, List<String> teams) {
        List<Employee> known = new ArrayList<>();
        people.forEach(one -> known.add(settle(one)));
        for (int team = 0; team < teams.size(); team++) {
            int number = team;
            List<String> members = known.stream()
                    .filter(one -> one.hasTeam() && one.team() == number)
                    .map(one -> "{'value': '" + one.id() + "'}")
                    .toList();
            String id = teams.get(team);
            accepted(
                    "team " + team,
                    () -> scim.put(
                            "/Groups/" + id,
                            Bodies.group(
                                    MixedLifeTest.team(number), "'members': [" + String.join(", ", members) + "]")));
        }
        return known;
    }

    private Employee settle(Employee one) {
        String id = find(one.name());
        if (one.state() == State.DELETED) {
            if (!id.isEmpty()) {
                accepted(one.name(), () -> scim.delete("/Users/" + id));
            }
            return one;
        }
        String body = Provider.body(one);
        ScimAnswer answer =
                accepted(one.name(), () -> id.isEmpty() ? scim.post("/Users", body) : scim.put("/Users/" + id, body));
        return new Employee(one.name(), answer.id(), one.state(), one.displayName(), one.team());
    }

    String find(String userName) {
        ScimAnswer found =
                scim.get("/Users?filter=userName%20eq%20%22" + userName + "%22").isStatus(200);
        return found.text("/totalResults").equals("0") ? "" : found.text("/Resources/0/id");
    }

    /** A creation that was kept when it was not done is refused as taken, and is there. */
    private static ScimAnswer accepted(String what, Supplier<ScimAnswer> request) {
        List<ScimAnswer> answers = new ArrayList<>();
        Awaitility.await(what + " is accepted").atMost(PATIENCE).until(() -> {
            answers.add(request.get());
            return answers.get(answers.size() - 1).status() != 503;
        });
        ScimAnswer last = Objects.requireNonNull(answers.get(answers.size() - 1));
        assertThat(last.status()).as(what + ": " + last.body()).isLessThan(300);
        return last;
    }
}
