package ramscim.simulator.call;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/** The last calls, oldest first. */
public final class CallLog {

    private static final int MOST = 100_000;

    /** What is counted of a call that was answered without an error code. */
    private static final String NO_CODE = "OK";

    private final Queue<RecordedCall> calls = new ArrayDeque<>();
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();

    public synchronized void add(RecordedCall call) {
        if (calls.size() == MOST) {
            calls.remove();
        }
        calls.add(call);
        counts.computeIfAbsent(call.action(), action -> new TreeMap<>()).merge(outcome(call), 1L, Long::sum);
    }

    private static String outcome(RecordedCall call) {
        if (call.code() != null) {
            return call.code();
        }
        return call.succeeded() ? NO_CODE : String.valueOf(call.status());
    }

    /** How many calls of each action were answered with which code since the last clearing, forgotten calls too. */
    public synchronized Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> copy = new TreeMap<>();
        counts.forEach((action, outcomes) -> copy.put(action, new TreeMap<>(outcomes)));
        return copy;
    }

    public synchronized List<RecordedCall> all() {
        return List.copyOf(calls);
    }

    public List<RecordedCall> of(String action) {
        return all().stream().filter(call -> call.action().equals(action)).toList();
    }

    public synchronized int count() {
        return calls.size();
    }

    public synchronized void clear() {
        calls.clear();
        counts.clear();
    }
}
