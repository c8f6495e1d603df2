package ramscim.core.provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.UserId;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.store.LossLedger;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** Reads from the real store; nothing that is written comes about. */
record DryRunStore(ProvisioningStore real) implements ProvisioningStore {
    @Override
    public boolean write(Transition transition) {
        return false;
    }

    @Override
    public <T extends Transition> List<T> writeAll(List<T> transitions) {
        return List.of();
    }

    @Override
    public LossLedger losses() {
        return real.losses();
    }

    @Override
    public @Nullable StoredResource find(ResourceId id) {
        return real.find(id);
    }

    @Override
    public @Nullable StoredResource findByName(String nameKey) {
        return real.findByName(nameKey);
    }

    @Override
    public Set<ResourceId> membersOf(ResourceId group) {
        return real.membersOf(group);
    }

    @Override
    public Set<ResourceId> membersAmong(ResourceId group, Set<ResourceId> users) {
        return real.membersAmong(group, users);
    }

    @Override
    public Set<ResourceId> notUsers(Set<ResourceId> ids) {
        return real.notUsers(ids);
    }

    @Override
    public List<ConfirmedResource> groupsOf(ResourceId user) {
        return real.groupsOf(user);
    }

    @Override
    public @Nullable UserId formerUser(String nameKey, Instant now) {
        return real.formerUser(nameKey, now);
    }

    @Override
    public List<ResourceId> due(Instant now, int limit) {
        return real.due(now, limit);
    }

    @Override
    public List<ResourceId> deletionsDue(Instant now, int limit) {
        return real.deletionsDue(now, limit);
    }

    @Override
    public boolean holdsAny() {
        return real.holdsAny();
    }
}
