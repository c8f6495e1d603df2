package ramscim.server.kill;

import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import ramscim.server.kill.Person.State;
import ramscim.server.running.ScimAnswer;

/**
 * One thread of an identity provider, with people of its own: creates, renames, deletes them, and has them join and
 * leave one group that all threads share. It remembers what may be true of each, and leaves alone for the rest of a
 * round of whom it does not know for sure.
 */
final class Provider {
    private static final int PEOPLE = 12;

    private final String prefix;
    private final Random random;
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final List<String> unexpected = new ArrayList<>();
    private int numbers;

    Provider(String prefix, long seed) {
        this.prefix = prefix;
        this.random = new Random(seed);
        for (int i = 0; i < PEOPLE; i++) {
            newcomer();
        }
    }

    /**
     * A name is used for one user only: after a deletion that was not answered, another create would be another
     * question.
     */
    private void newcomer() {
        String name = prefix + numbers++;
        people.put(name, Person.absent(name));
    }

    Map<String, Person> people() {
        return people;
    }

    /** What was answered that has no business to be. */
    List<String> unexpected() {
        return unexpected;
    }

    /** Asks for one thing after the other until it finds nobody there. */
    void work(Way way, String group, AtomicInteger acknowledged, Supplier<Boolean> goesOn) {
        while (goesOn.get()) {
            List<Person> certain =
                    people.values().stream().filter(Person::isCertain).toList();
            if (certain.isEmpty()) {
                newcomer();
            } else {
                ask(certain.get(random.nextInt(certain.size())), way, group, acknowledged);
            }
        }
    }

    private void ask(Person person, Way way, String group, AtomicInteger acknowledged) {
        State state = person.state();
        if (!state.exists()) {
            String displayName = displayName(person);
            State created = new State(displayName, false);
            send(person, created, acknowledged, () -> {
                ScimAnswer answer = way.ask(
                        scim -> scim.post("/Users", user(person.name(), "'displayName': '" + displayName + "'")));
                if (answer.status() == 201) {
                    ids.put(person.name(), answer.id());
                }
                return answer;
            });
            return;
        }
        String id = Objects.requireNonNull(ids.get(person.name()));
        switch (random.nextInt(5)) {
            case 0 -> {
                send(person, State.ABSENT, acknowledged, () -> way.ask(scim -> scim.delete("/Users/" + id)));
                newcomer();
            }
            case 1, 2 -> {
                String renamed = displayName(person);
                send(
                        person,
                        new State(renamed, state.member()),
                        acknowledged,
                        () -> way.ask(scim -> scim.patch("/Users/" + id, replace("displayName", "'" + renamed + "'"))));
            }
            default -> {
                String operation = state.member()
                        ? "{'op': 'remove', 'path': 'members[value eq \\'" + id + "\\']'}"
                        : "{'op': 'add', 'path': 'members', 'value': [{'value': '" + id + "'}]}";
                send(
                        person,
                        new State(state.displayName(), !state.member()),
                        acknowledged,
                        () -> way.ask(scim -> scim.patch("/Groups/" + group, patch(operation))));
            }
        }
    }

    private String displayName(Person person) {
        return person.name() + " " + random.nextInt(1000);
    }

    private void send(Person person, State after, AtomicInteger acknowledged, Supplier<ScimAnswer> request) {
        Person known = person.perhaps(after);
        try {
            ScimAnswer answer = request.get();
            if (answer.status() < 300) {
                acknowledged.incrementAndGet();
                known = person.certainly(after);
            } else if (answer.status() < 500) {
                unexpected.add(person + " -> " + after + ": " + answer.status() + " " + answer.body());
            }
        } catch (UncheckedIOException killed) {
            // Nobody knows whether it was accepted.
        }
        people.put(person.name(), known);
    }

    /** A later round begins with what is there; those who are gone for good are forgotten. */
    void learn(Function<String, State> truth, Function<String, String> idOf) {
        people.replaceAll((name, person) -> person.certainly(truth.apply(name)));
        people.values().removeIf(person -> !person.state().exists() && ids.containsKey(person.name()));
        people.forEach((name, person) -> {
            if (person.state().exists()) {
                ids.put(name, idOf.apply(name));
            }
        });
    }
}
