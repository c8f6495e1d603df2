package ramscim.core.converge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;

/**
 * How far an attempt has come with the members of a group. A group may have thousands, and a worker that saw to all of them at once would be kept from
 * everybody else: between two members the attempt lets others by, and goes on from here when it is its turn again.
 */
public final class Progress {
    private final Set<Object> tried = new HashSet<>();
    private final Set<ResourceId> told = new HashSet<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private @Nullable RuntimeException waiting;
    private int inThisTurn;

    /** It is the attempt's turn again. */
    public void resume() {
        inThisTurn = 0;
    }

    /**
     * @param member by its id, or by its name in RAM if it is nobody that the bridge knows
     * @param lettingBy whether the worker is wanted by others, told how many members were seen to in this turn
     * @return whether the member is to be tried; each is, once
     * @throws LettingByException if others are let by first
     */
    boolean begins(Object member, IntPredicate lettingBy) {
        if (tried.contains(member)) {
            return false;
        }
        if (inThisTurn > 0 && lettingBy.test(inThisTurn)) {
            throw new LettingByException();
        }
        inThisTurn++;
        tried.add(member);
        return true;
    }

    /** Whether the user is still to be told that the group is another than before. */
    boolean tells(ResourceId user) {
        return told.add(user);
    }

    void refused(Refusal refusal) {
        refusals.add(refusal);
    }

    /** Somebody has to be tried again. What RAM failed to do is told rather than what it denied. */
    void waits(RuntimeException why) {
        waiting = waiting == null || waiting instanceof DeniedException ? why : waiting;
    }

    @Nullable RuntimeException waiting() {
        return waiting;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    boolean areAllRefused() {
        return !refusals.isEmpty() && refusals.size() == tried.size();
    }
}
