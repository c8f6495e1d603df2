package ramscim.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;

/** The faults in force. Of several that concern a call, the one added first happens. */
public final class Faults {

    private final List<Fault> active = new ArrayList<>();

    public synchronized void add(Fault fault) {
        if (fault.times() != 0) {
            active.add(fault);
        }
    }

    public synchronized void clear() {
        active.clear();
    }

    public synchronized void clear(String action) {
        active.removeIf(fault -> fault.action().equals(action));
    }

    /** Those that can still happen, each with the number of times left. */
    public synchronized List<Fault> active() {
        return List.copyOf(active);
    }

    /** Takes the fault that happens to this call, if any does. */
    public synchronized Optional<Fault> take(String action, Map<String, String> parameters) {
        for (ListIterator<Fault> each = active.listIterator(); each.hasNext(); ) {
            Fault fault = each.next();
            if (fault.concerns(action, parameters)) {
                use(fault, each);
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static void use(Fault fault, ListIterator<Fault> at) {
        if (fault.times() == 1) {
            at.remove();
        } else if (fault.times() != Fault.UNTIL_CLEARED) {
            at.set(fault.times(fault.times() - 1));
        }
    }
}
