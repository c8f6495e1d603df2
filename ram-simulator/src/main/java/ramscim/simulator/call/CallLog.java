package ramscim.simulator.call;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** The last calls, oldest first. */
public final class CallLog {

    private static final int MOST = 100_000;

    private final Queue<RecordedCall> calls = new ArrayDeque<>();

    public synchronized void add(RecordedCall call) {
        if (calls.size() == MOST) {
            calls.remove();
        }
        calls.add(call);
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
    }
}
