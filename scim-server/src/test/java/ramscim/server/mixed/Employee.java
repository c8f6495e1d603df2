package ramscim.server.mixed;

import org.jspecify.annotations.Nullable;
import ramscim.server.running.ScimAnswer;

/**
 * Somebody as the identity provider wants them to be; the bridge may not know it yet.
 *
 * @param name the userName, which no other ever has
 * @param id of SCIM; null while it is not known
 * @param team the number of the group
 */
record Employee(String name, @Nullable String id, State state, String displayName, int team) {
    /** What somebody's account is like. */
    enum State {
        WORKS,
        LEFT,
        DELETED
    }

    Employee in(State other) {
        return new Employee(name, id, other, displayName, team);
    }

    Employee called(String other) {
        return new Employee(name, id, state, other, team);
    }

    Employee inTeam(int other) {
        return new Employee(name, id, state, displayName, other);
    }

    /** With the id that an answer has, if it has one. */
    Employee known(ScimAnswer answer) {
        return answer.status() == 201 ? new Employee(name, answer.id(), state, displayName, team) : this;
    }

    boolean hasTeam() {
        return state == State.WORKS;
    }
}
