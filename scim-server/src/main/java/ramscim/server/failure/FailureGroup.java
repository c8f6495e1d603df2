package ramscim.server.failure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes that fail for the same cause. */
public record FailureGroup(FailureCause cause, List<FailingChange> changes) {
    public FailureGroup {
        changes = List.copyOf(changes);
    }

    /** Groups them, those that take access away and then the largest first. */
    static List<FailureGroup> of(List<FailingChange> changes) {
        Map<FailureCause, List<FailingChange>> byCause = new TreeMap<>();
        changes.forEach(change -> byCause.computeIfAbsent(change.cause(), cause -> new ArrayList<>())
                .add(change));
        return byCause.entrySet().stream()
                .map(entry -> new FailureGroup(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(FailureGroup::leavers)
                        .thenComparing(group -> group.changes().size())
                        .reversed())
                .toList();
    }

    public long leavers() {
        return changes.stream().filter(FailingChange::leaver).count();
    }

    public long retryable() {
        return changes.stream().filter(FailingChange::retryable).count();
    }

    public long affected() {
        return changes.stream().map(FailingChange::subject).distinct().count();
    }

    public @Nullable Instant firstSeen() {
        return times(FailingChange::firstSeen).min(Comparator.naturalOrder()).orElse(null);
    }

    public @Nullable Instant lastSeen() {
        return times(FailingChange::lastSeen).max(Comparator.naturalOrder()).orElse(null);
    }

    public @Nullable Instant nextAttempt() {
        return times(FailingChange::nextAttempt).min(Comparator.naturalOrder()).orElse(null);
    }

    private Stream<Instant> times(Function<FailingChange, @Nullable Instant> time) {
        return changes.stream().map(time).filter(Objects::nonNull).map(Objects::requireNonNull);
    }
}
