package ramscim.core.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls that an in-memory service gets, and the failures that are planned for them. */
final class RecordedCalls {
    private final List<Map.Entry<String, Urgency>> made = new ArrayList<>();
    private final List<PlannedFailure> plannedFailures = new ArrayList<>();

    <T extends @Nullable Object> T make(String operation, Urgency urgency, Supplier<T> effect) {
        made.add(Map.entry(operation, urgency));
        failIfPlanned(operation, false);
        T answer = effect.get();
        failIfPlanned(operation, true);
        return answer;
    }

    void make(String operation, Urgency urgency, Runnable effect) {
        made.add(Map.entry(operation, urgency));
        failIfPlanned(operation, false);
        effect.run();
        failIfPlanned(operation, true);
    }

    void failBefore(String operation, int times, RamException failure) {
        plannedFailures.add(new PlannedFailure(operation, times, failure, false));
    }

    void failAfter(String operation, int times, RamException failure) {
        plannedFailures.add(new PlannedFailure(operation, times, failure, true));
    }

    /** What was planned to fail, and did not yet, works. */
    void workAgain() {
        plannedFailures.clear();
    }

    List<String> operations() {
        return made.stream().map(Map.Entry::getKey).toList();
    }

    List<String> operations(Urgency urgency) {
        return made.stream()
                .filter(call -> call.getValue() == urgency)
                .map(Map.Entry::getKey)
                .toList();
    }

    void forget() {
        made.clear();
    }

    private void failIfPlanned(String operation, boolean afterEffect) {
        for (PlannedFailure planned : plannedFailures) {
            if (planned.takes(operation, afterEffect)) {
                throw planned.failure;
            }
        }
    }

    private static final class PlannedFailure {
        private final String operation;
        private final RamException failure;
        private final boolean afterEffect;
        private int times;

        private PlannedFailure(String operation, int times, RamException failure, boolean afterEffect) {
            this.operation = operation;
            this.times = times;
            this.failure = failure;
            this.afterEffect = afterEffect;
        }

        private boolean takes(String called, boolean after) {
            if (times == 0 || after != afterEffect || !called.equals(operation)) {
                return false;
            }
            times--;
            return true;
        }
    }
}
