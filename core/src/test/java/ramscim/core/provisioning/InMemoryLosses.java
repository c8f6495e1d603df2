package ramscim.core.provisioning;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Loss;
import ramscim.core.intent.LossKind;
import ramscim.core.resource.ResourceId;

/** The ledger of the store in memory. */
final class InMemoryLosses {
    private final Map<Key, Entry> entries = new HashMap<>();

    private enum State {
        ADMITTED,
        HELD,
        REJECTED
    }

    private record Key(ResourceId resource, Loss loss) {}

    private record Entry(State state, Instant at) {
        boolean isAdmittedSince(Instant since) {
            return state == State.ADMITTED && !at.isBefore(since);
        }
    }

    void write(ResourceId resource, Intent intent, Set<Loss> losses) {
        entries.entrySet()
                .removeIf(e ->
                        e.getKey().resource().equals(resource) && e.getValue().state() != State.ADMITTED);
        if (intent.hold() != Hold.APPROVED) {
            State state = intent.isHeld() ? State.HELD : State.ADMITTED;
            losses.forEach(loss -> entries.put(new Key(resource, loss), new Entry(state, intent.accepted())));
        }
    }

    void approved(ResourceId resource) {
        entries.entrySet()
                .removeIf(e ->
                        e.getKey().resource().equals(resource) && e.getValue().state() == State.HELD);
    }

    void rejected(ResourceId resource) {
        entries.replaceAll((key, entry) -> key.resource().equals(resource) && entry.state() == State.HELD
                ? new Entry(State.REJECTED, entry.at())
                : entry);
    }

    long losersWith(LossKind kind, Instant since, Set<ResourceId> more) {
        Set<ResourceId> all = new HashSet<>(more);
        all.addAll(losers(kind, entry -> entry.state() == State.HELD || entry.isAdmittedSince(since)));
        return all.size();
    }

    Set<ResourceId> admitted(LossKind kind, Instant since) {
        return losers(kind, entry -> entry.isAdmittedSince(since));
    }

    private Set<ResourceId> losers(LossKind kind, Predicate<Entry> wanted) {
        return entries.entrySet().stream()
                .filter(e -> e.getKey().loss().kind() == kind && wanted.test(e.getValue()))
                .map(e -> e.getKey().loss().loser())
                .collect(Collectors.toSet());
    }

    Set<ResourceId> rejectedLosers(ResourceId resource) {
        return entries.entrySet().stream()
                .filter(e ->
                        e.getKey().resource().equals(resource) && e.getValue().state() == State.REJECTED)
                .map(e -> e.getKey().loss().loser())
                .collect(Collectors.toSet());
    }

    void forgetAdmitted() {
        entries.values().removeIf(entry -> entry.state() == State.ADMITTED);
    }
}
