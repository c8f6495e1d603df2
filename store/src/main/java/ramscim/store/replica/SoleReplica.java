package ramscim.store.replica;

import java.util.List;
import ramscim.core.resource.ResourceId;

/** The one bridge on a database that takes no more. */
public final class SoleReplica implements Replicas {
    @Override
    public String name() {
        return "sole";
    }

    @Override
    public boolean isSole() {
        return true;
    }

    @Override
    public int live() {
        return 1;
    }

    @Override
    public boolean isLeader() {
        return true;
    }

    @Override
    public String unclaimed() {
        return "1 = 1";
    }

    @Override
    public void verify(ResourceId id) {}

    @Override
    public Grant take(ResourceId id) {
        return SOLE.take(id);
    }

    @Override
    public void release(ResourceId id) {}

    @Override
    public List<ResourceId> claim(List<ResourceId> due) {
        return due;
    }

    @Override
    public void close() {}
}
