package ramscim.core.provisioning;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.UserId;
import ramscim.core.plan.Observed;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/** Reads from the real store, and forgets what is written. */
final class DryRunStore implements ProvisioningStore {
    private final ProvisioningStore real;

    DryRunStore(ProvisioningStore real) {
        this.real = real;
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
    public List<Failure> failures(int limit) {
        return real.failures(limit);
    }

    @Override
    public boolean holdsAny() {
        return real.holdsAny();
    }

    @Override
    public long losersWith(LossKind kind, Instant since, Set<ResourceId> more) {
        return real.losersWith(kind, since, more);
    }

    @Override
    public long population(LossKind kind, Instant since) {
        return real.population(kind, since);
    }

    @Override
    public Set<ResourceId> rejectedLosers(ResourceId resource) {
        return real.rejectedLosers(resource);
    }

    @Override
    public boolean commit(ResourceId id, ResourceType type, Intent intent, @Nullable String nameKey, Set<Loss> losses) {
        throw new IllegalStateException("a dry run does not commit");
    }

    @Override
    public @Nullable ConfirmedResource confirm(
            ResourceId id,
            Intent carriedOut,
            @Nullable String nameKey,
            @Nullable Observed observed,
            Instant now,
            boolean acknowledge) {
        throw new IllegalStateException("a dry run confirms nothing");
    }

    @Override
    public void depart(ResourceId id, Intent carriedOut, Observed observed, Instant now, @Nullable Instant deletion) {}

    @Override
    public void observe(ResourceId id, @Nullable Observed observed) {}

    @Override
    public void settleMembership(ResourceId group, ResourceId user, Membership membership, Intent intent) {}

    @Override
    public void dropMembership(
            ResourceId group, ResourceId user, Membership membership, Intent intent, Failure failure) {}

    @Override
    public void acknowledge(ResourceId id, Origin origin) {}

    @Override
    public void refuse(ResourceId id, Intent refused, Failure failure, @Nullable Intent remainder) {}

    @Override
    public void postpone(ResourceId id, Intent postponed) {}

    @Override
    public List<ResourceId> approve(Collection<HeldIntent> held, Instant now, Origin origin) {
        return List.of();
    }

    @Override
    public List<ResourceId> reject(Collection<HeldIntent> held, Origin origin) {
        return List.of();
    }

    @Override
    public void report(
            ResourceId id,
            ResourceType type,
            Origin origin,
            Failure failure,
            @Nullable String nameKey,
            @Nullable Draft asked) {}

    @Override
    public void forgetAdmitted() {}
}
