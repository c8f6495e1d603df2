package ramscim.core.provisioning;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import ramscim.core.resource.ResourceId;
import ramscim.core.store.Leases;

/** Another bridge on the same store, as far as this one notices it: by the leases that it has, and by what it did when this one gets one. */
final class OtherBridge implements Leases {
    private final Queue<Grant> grants = new ArrayDeque<>();
    private final Set<ResourceId> held = new HashSet<>();
    private Consumer<ResourceId> deed = id -> {};

    /** The next leases that this bridge asks for; then it gets all. */
    void grant(Grant... next) {
        grants.addAll(List.of(next));
    }

    /** What it does just before this bridge gets a lease. */
    void quicker(Consumer<ResourceId> what) {
        deed = what;
    }

    /** What this bridge has at the moment. */
    Set<ResourceId> held() {
        return held;
    }

    @Override
    public Grant take(ResourceId id) {
        Grant grant = grants.isEmpty() ? Grant.FREE : grants.remove();
        if (grant != Grant.DENIED) {
            deed.accept(id);
            held.add(id);
        }
        return grant;
    }

    @Override
    public void release(ResourceId id) {
        held.remove(id);
    }

    @Override
    public List<ResourceId> claim(List<ResourceId> due) {
        return due;
    }
}
