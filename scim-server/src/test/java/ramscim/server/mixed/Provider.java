package ramscim.server.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.server.mixed.Employee.State;
import ramscim.server.running.Bodies;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/**
 * One thread of an identity provider with people of its own. What it asks for it wants from then on, whatever it is
 * answered; it asks again at the end.
 */
final class Provider {
    static final int TEAMS = 3;
    private static final int PEOPLE = 8;

    /** Names that people have, and software does not expect. */
    private static final List<String> NAMES = List.of(
            "Ada Lovelace", "Zoë Müller", "O'Brien, Pat", "李雷", "Nguyễn Văn A", "X", "Æ".repeat(60), "Robert); DROP");

    private final String prefix;
    private final Random random;
    private final Requests requests;
    private final Consumer<String> accessByHand;
    private final List<Employee> people = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private final List<String> teams;
    private int numbers;

    /** Sends to the bridge that runs at the moment. */
    interface Requests {
        /** @return null if nobody answered */
        @Nullable ScimAnswer send(Function<ScimClient, ScimAnswer> request);
    }

    /** @param accessByHand gives somebody in RAM, if they are there, what an administrator may give */
    Provider(String prefix, long seed, List<String> teams, Requests requests, Consumer<String> accessByHand) {
        this.prefix = prefix;
        this.random = new Random(seed);
        this.teams = List.copyOf(teams);
        this.requests = requests;
        this.accessByHand = accessByHand;
    }

    List<Employee> people() {
        return people;
    }

    List<String> unexpected() {
        return unexpected;
    }

    void work(Supplier<Boolean> goesOn, AtomicInteger asked) {
        while (goesOn.get()) {
            if (people.size() < PEOPLE || random.nextInt(10) == 0) {
                join();
            } else {
                change(random.nextInt(people.size()));
            }
            asked.incrementAndGet();
        }
    }

    private void join() {
        String name = prefix + numbers++ + (random.nextBoolean() ? "" : ".Von-Und_Zu");
        Employee one = new Employee(name, null, State.WORKS, displayName(), random.nextInt(TEAMS));
        ScimAnswer answer = sent(one, scim -> scim.post("/Users", body(one)));
        people.add(answer == null ? one : one.known(answer));
    }

    private void change(int index) {
        Employee one = people.get(index);
        String id = one.id();
        if (id == null || one.state() == State.DELETED) {
            return;
        }
        switch (random.nextInt(8)) {
            case 0, 1 -> leave(index, one.in(State.LEFT), id);
            case 2 -> leave(index, one.in(State.DELETED), id);
            case 3, 4 -> put(index, one.in(State.WORKS), id);
            case 5 -> put(index, one.called(displayName()), id);
            case 6 -> move(index, one, id);
            default -> {
                if (one.state() == State.WORKS) {
                    accessByHand.accept(one.name());
                }
            }
        }
    }

    private void leave(int index, Employee leaver, String id) {
        people.set(index, leaver);
        sent(
                leaver,
                scim -> leaver.state() == State.DELETED
                        ? scim.delete("/Users/" + id)
                        : scim.patch("/Users/" + id, Bodies.replace("active", "false")));
    }

    private void put(int index, Employee one, String id) {
        people.set(index, one);
        sent(one, scim -> scim.put("/Users/" + id, body(one)));
    }

    private void move(int index, Employee one, String id) {
        Employee moved = one.inTeam(random.nextInt(TEAMS));
        people.set(index, moved);
        sent(
                one,
                scim -> scim.patch(
                        "/Groups/" + teams.get(one.team()),
                        Bodies.patch("{'op': 'remove', 'path': 'members[value eq \\'" + id + "\\']'}")));
        sent(
                moved,
                scim -> scim.patch(
                        "/Groups/" + teams.get(moved.team()),
                        Bodies.patch("{'op': 'add', 'path': 'members', 'value': [{'value': '" + id + "'}]}")));
    }

    private String displayName() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    static String body(Employee one) {
        return Bodies.user(
                one.name(),
                "'externalId': 'x-" + one.name() + "'",
                "'displayName': '" + one.displayName().replace("'", "\\u0027") + "'",
                "'active': " + (one.state() == State.WORKS));
    }

    /** What concerns nobody else is never wrong of the provider; a conflict is what a lost answer leaves behind. */
    private @Nullable ScimAnswer sent(Employee one, Function<ScimClient, ScimAnswer> request) {
        ScimAnswer answer = requests.send(request);
        if (answer != null && answer.status() >= 400 && answer.status() < 500) {
            unexpected.add(one + ": " + answer.status() + " " + answer.body());
        }
        return answer;
    }
}
