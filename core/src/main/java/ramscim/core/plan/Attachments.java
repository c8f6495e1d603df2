package ramscim.core.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ramscim.core.access.DesiredAccess;
import ramscim.core.directory.PolicyName;

/**
 * What the bridge knows of the policies that a user or a group shall have: those that it attached are its own to detach again; those that
 * somebody else attached stay.
 *
 * @param states by the policy's name as it is written
 */
public record Attachments(Map<String, State> states) {
    static final Attachments NONE = new Attachments(Map.of());

    /** How far the bridge has come with a policy. */
    public enum State {
        /** It was not attached when the bridge looked, and is being attached by it. */
        BEGUN,
        /** The bridge attached it. */
        ATTACHED,
        /** Somebody else had attached it. */
        FOUND
    }

    public Attachments {
        states = Map.copyOf(states);
    }

    /** Those that nothing is known of yet. */
    public Set<PolicyName> unknown(Collection<PolicyName> desired) {
        return desired.stream()
                .filter(policy -> !states.containsKey(policy.toString()))
                .collect(Collectors.toSet());
    }

    /** With what was looked up of the unknown ones. */
    public Attachments looked(Collection<PolicyName> unknown, Collection<PolicyName> attached) {
        Set<String> there = attached.stream().map(PolicyName::key).collect(Collectors.toSet());
        Map<String, State> more = new TreeMap<>(states);
        unknown.forEach(
                policy -> more.put(policy.toString(), there.contains(policy.key()) ? State.FOUND : State.BEGUN));
        return new Attachments(more);
    }

    /** Those of the desired ones that are to be attached now. */
    Collection<PolicyName> lacking(Collection<PolicyName> desired) {
        return DesiredAccess.inOrder(desired.stream()
                .filter(policy -> states.get(policy.toString()) == State.BEGUN)
                .toList());
    }

    /** Those of the bridge's own that nobody desires any more. */
    public Collection<PolicyName> surplus(Collection<PolicyName> desired) {
        List<PolicyName> own = states.entrySet().stream()
                .filter(entry -> entry.getValue() != State.FOUND)
                .map(entry -> PolicyName.parse(entry.getKey()))
                .toList();
        return DesiredAccess.inOrder(
                own.stream().filter(Predicate.not(desired::contains)).toList());
    }

    /** Whether nothing has to be looked up, attached or detached to have the desired ones. */
    public boolean satisfy(Collection<PolicyName> desired) {
        return unknown(desired).isEmpty()
                && lacking(desired).isEmpty()
                && surplus(desired).isEmpty();
    }

    /** Whether it was not there when the bridge began to attach it, and nothing has said since that it is. */
    public boolean isOnlyBegun(PolicyName policy) {
        return states.get(policy.toString()) == State.BEGUN;
    }

    Attachments attached(PolicyName policy) {
        Map<String, State> more = new TreeMap<>(states);
        more.put(policy.toString(), State.ATTACHED);
        return new Attachments(more);
    }

    Attachments without(PolicyName policy) {
        Map<String, State> fewer = new TreeMap<>(states);
        fewer.remove(policy.toString());
        return new Attachments(fewer);
    }
}
