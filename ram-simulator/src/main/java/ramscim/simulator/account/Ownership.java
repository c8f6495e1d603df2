package ramscim.simulator.account;

import java.util.ArrayList;
import java.util.List;

/** Everything that can hang on one kind of owner, and what happens to it when the owner goes. */
final class Ownership {

    private final boolean strict;
    private final List<Belongings> kinds = new ArrayList<>();

    Ownership(boolean strict) {
        this.strict = strict;
    }

    void add(Belongings kind) {
        kinds.add(kind);
    }

    /** Refuses while anything hangs on the owner; if the account is lenient, removes it instead. */
    void release(String ownerId) {
        if (strict) {
            refuseWhileOwning(ownerId);
        }
        removeAll(ownerId);
    }

    void removeAll(String ownerId) {
        kinds.forEach(kind -> kind.removeFor(ownerId));
    }

    private void refuseWhileOwning(String ownerId) {
        for (Belongings kind : kinds) {
            if (kind.existFor(ownerId)) {
                throw kind.conflict();
            }
        }
    }
}
