package ramscim.server.kill;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be true of one user: one thing, or two while it is not known whether the last request was accepted.
 *
 * @param name the userName, which no other user ever has
 */
record Person(String name, Set<Person.State> possible) {
    Person {
        possible = Set.copyOf(possible);
    }

    /** @param displayName null if there is no such user */
    record State(@Nullable String displayName, boolean member) {
        static final State ABSENT = new State(null, false);

        boolean exists() {
            return displayName != null;
        }
    }

    static Person absent(String name) {
        return new Person(name, Set.of(State.ABSENT));
    }

    boolean isCertain() {
        return possible.size() == 1;
    }

    State state() {
        return possible.iterator().next();
    }

    Person certainly(State state) {
        return new Person(name, Set.of(state));
    }

    Person perhaps(State state) {
        return new Person(name, state.equals(state()) ? Set.of(state) : Set.of(state(), state));
    }
}
