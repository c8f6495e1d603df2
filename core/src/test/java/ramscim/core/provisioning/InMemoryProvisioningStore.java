package ramscim.core.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.UserId;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** A provisioning store in memory. It outlives the engines of a test, as a database outlives the processes of the bridge. */
public final class InMemoryProvisioningStore implements ProvisioningStore {
    private static final Duration KEPT_IN_RECYCLE_BIN = Duration.ofDays(30);
    private static final Comparator<Intent> LEAVERS_FIRST =
            Comparator.comparing(Intent::leaver).reversed().thenComparing(Intent::nextAttempt);

    private final Map<ResourceId, InMemoryResource> resources = new LinkedHashMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private final InMemoryLosses losses = new InMemoryLosses();
    private final Map<String, Former> former = new HashMap<>();

    private Leases leases = Leases.SOLE;

    private record Former(UserId user, Instant deleted) {}

    void share(Leases withOthers) {
        leases = withOthers;
    }

    @Override
    public Leases leases() {
        return leases;
    }

    @Override
    public synchronized @Nullable StoredResource find(ResourceId id) {
        InMemoryResource resource = resources.get(id);
        return resource == null ? null : resource.toStoredResource();
    }

    @Override
    public synchronized @Nullable StoredResource findByName(String nameKey) {
        return resources.values().stream()
                .filter(resource -> resource.claims(nameKey))
                .map(InMemoryResource::toStoredResource)
                .findFirst()
                .orElse(null);
    }

    @Override
    public synchronized boolean commit(
            ResourceId id, ResourceType type, Intent intent, @Nullable String nameKey, Set<Loss> taken) {
        StoredResource owner = nameKey == null ? null : findByName(nameKey);
        InMemoryResource resource = resources.getOrDefault(id, new InMemoryResource(id, type));
        if ((owner != null && !owner.id().equals(id)) || resource.sequence() != intent.sequence() - 1) {
            return false;
        }
        resources.put(id, resource);
        resource.ask(intent, nameKey, resources.keySet());
        losses.write(id, intent, taken);
        return true;
    }

    @Override
    public synchronized void observe(ResourceId id, @Nullable Observed observed) {
        known(id).forEach(resource -> resource.observe(observed));
    }

    @Override
    public synchronized @Nullable ConfirmedResource confirm(
            ResourceId id,
            Intent carriedOut,
            @Nullable String nameKey,
            @Nullable Observed observed,
            Instant now,
            boolean acknowledge) {
        InMemoryResource resource = Objects.requireNonNull(resources.get(id));
        String claimed = resource.hasIntent(carriedOut.sequence()) ? resource.intendedName() : null;
        String confirmedName = claimed != null ? claimed : nameKey != null ? nameKey : resource.name();
        resource.endIntent(carriedOut.sequence());
        ScimAttributes attributes = carriedOut.desired();
        if (attributes == null) {
            rememberDeleted(resource, now);
            cease(resource, now);
            return null;
        }
        former.remove(String.valueOf(confirmedName));
        resource.confirm(attributes, confirmedName, observed, now);
        if (acknowledge) {
            resource.acknowledge();
        }
        return resource.confirmed();
    }

    private void rememberDeleted(InMemoryResource ceasing, Instant now) {
        String name = ceasing.name();
        if (name != null && ceasing.toStoredResource().observed() instanceof ObservedUser seen) {
            former.put(name, new Former(seen.user().id(), now));
        }
    }

    @Override
    public synchronized void depart(
            ResourceId id, Intent carriedOut, Observed observed, Instant now, @Nullable Instant deletion) {
        InMemoryResource resource = Objects.requireNonNull(resources.get(id));
        resource.endIntent(carriedOut.sequence());
        leaveGroups(id, now);
        resources.values().forEach(group -> group.drop(id, Long.MAX_VALUE));
        resource.depart(observed, deletion);
    }

    @Override
    public synchronized List<ResourceId> deletionsDue(Instant now, int limit) {
        return resources.values().stream()
                .filter(resource -> resource.isToBeDeletedBy(now))
                .map(InMemoryResource::id)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized @Nullable UserId formerUser(String nameKey, Instant now) {
        Former found = former.get(nameKey);
        return found == null || found.deleted().isBefore(now.minus(KEPT_IN_RECYCLE_BIN)) ? null : found.user();
    }

    private void leaveGroups(ResourceId user, Instant now) {
        groupsWith(user).forEach(group -> group.lose(user, now));
    }

    private void cease(InMemoryResource ceased, Instant now) {
        leaveGroups(ceased.id(), now);
        ceased.cease();
        if (!ceased.hasIntent()) {
            forget(ceased.id());
        }
    }

    private void forget(ResourceId id) {
        resources.remove(id);
        resources.values().forEach(other -> other.drop(id, Long.MAX_VALUE));
    }

    @Override
    public synchronized Set<ResourceId> membersOf(ResourceId group) {
        return known(group)
                .flatMap(resource -> resource.newestMembers().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized Set<ResourceId> membersAmong(ResourceId group, Set<ResourceId> users) {
        Set<ResourceId> members = membersOf(group);
        members.retainAll(users);
        return members;
    }

    @Override
    public synchronized Set<ResourceId> notUsers(Set<ResourceId> ids) {
        Set<ResourceId> others = new HashSet<>(ids);
        others.removeIf(id -> known(id).anyMatch(InMemoryResource::isConfirmedUser));
        return others;
    }

    @Override
    public synchronized List<ConfirmedResource> groupsOf(ResourceId user) {
        return groupsWith(user)
                .map(InMemoryResource::confirmed)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public synchronized void settleMembership(ResourceId group, ResourceId user, Membership membership, Intent intent) {
        known(group)
                .forEach(resource -> resource.settle(user, membership, intent.sequence(), resources.containsKey(user)));
    }

    @Override
    public synchronized void dropMembership(
            ResourceId group, ResourceId user, Membership membership, Intent intent, Failure failure) {
        known(group).forEach(resource -> resource.drop(user, intent.sequence()));
        failures.add(0, failure);
    }

    @Override
    public synchronized void acknowledge(ResourceId id, Origin origin) {
        known(id).forEach(InMemoryResource::acknowledge);
    }

    @Override
    public synchronized void refuse(ResourceId id, Intent refused, Failure failure, @Nullable Intent remainder) {
        if (giveUp(id, refused)) {
            failures.add(0, failure);
            InMemoryResource resource = resources.get(id);
            if (remainder != null && resource != null) {
                resource.ask(remainder, resource.name(), resources.keySet());
            }
        }
    }

    private boolean giveUp(ResourceId id, Intent intent) {
        InMemoryResource resource = resources.get(id);
        String name = resource == null ? null : resource.intendedName();
        if (resource == null || !resource.endIntent(intent.sequence())) {
            return false;
        }
        resource.backToConfirmed(name);
        if (resource.confirmed() == null && resource.toStoredResource().observed() == null) {
            forget(id);
        }
        return true;
    }

    @Override
    public synchronized List<ResourceId> approve(Collection<HeldIntent> held, Instant now, Origin origin) {
        return held(held, (resource, intent) -> {
            resource.postpone(intent.approved(now));
            losses.approved(resource.id());
        });
    }

    @Override
    public synchronized List<ResourceId> reject(Collection<HeldIntent> held, Origin origin) {
        return held(held, (resource, intent) -> {
            giveUp(resource.id(), intent);
            losses.rejected(resource.id());
        });
    }

    private List<ResourceId> held(Collection<HeldIntent> shown, BiConsumer<InMemoryResource, Intent> decision) {
        List<ResourceId> held = new ArrayList<>();
        for (HeldIntent one : shown) {
            InMemoryResource resource = resources.get(one.id());
            Intent intent =
                    resource == null ? null : resource.toStoredResource().intent();
            if (resource != null && intent != null && intent.isHeld() && intent.sequence() == one.sequence()) {
                decision.accept(resource, intent);
                held.add(one.id());
            }
        }
        return held;
    }

    @Override
    public synchronized boolean holdsAny() {
        return all().stream().map(StoredResource::intent).anyMatch(intent -> intent != null && intent.isHeld());
    }

    @Override
    public synchronized long losersWith(LossKind kind, Instant since, Set<ResourceId> more) {
        return losses.losersWith(kind, since, more);
    }

    @Override
    public synchronized long population(LossKind kind, Instant since) {
        ResourceType type = kind == LossKind.GROUP ? ResourceType.GROUP : ResourceType.USER;
        Set<ResourceId> all = resources.values().stream()
                .filter(resource -> resource.type() == type && resource.confirmed() != null)
                .map(InMemoryResource::id)
                .collect(Collectors.toSet());
        all.addAll(losses.admitted(type == ResourceType.USER ? LossKind.USER : LossKind.GROUP, since));
        return all.size();
    }

    @Override
    public synchronized Set<ResourceId> rejectedLosers(ResourceId resource) {
        return losses.rejectedLosers(resource);
    }

    @Override
    public synchronized void forgetAdmitted() {
        losses.forgetAdmitted();
    }

    @Override
    public synchronized void postpone(ResourceId id, Intent postponed) {
        known(id).forEach(resource -> resource.postpone(postponed));
    }

    @Override
    public synchronized List<ResourceId> due(Instant now, int limit) {
        return resources.values().stream()
                .map(InMemoryResource::toStoredResource)
                .filter(resource -> resource.intent() != null
                        && !resource.intent().isHeld()
                        && !resource.intent().nextAttempt().isAfter(now))
                .sorted(Comparator.comparing(resource -> Objects.requireNonNull(resource.intent()), LEAVERS_FIRST))
                .limit(limit)
                .map(StoredResource::id)
                .toList();
    }

    @Override
    public synchronized void report(
            ResourceId id,
            ResourceType type,
            Origin origin,
            Failure failure,
            @Nullable String nameKey,
            @Nullable Draft asked) {
        failures.add(0, failure);
    }

    @Override
    public synchronized List<Failure> failures(int limit) {
        return failures.stream().limit(limit).toList();
    }

    /** Everything that is known. */
    public synchronized List<StoredResource> all() {
        return resources.values().stream()
                .map(InMemoryResource::toStoredResource)
                .toList();
    }

    /** Who is confirmed to be in the group. */
    public synchronized Set<ResourceId> confirmedMembers(ResourceId group) {
        return known(group)
                .flatMap(resource -> resource.confirmedMembers().stream())
                .collect(Collectors.toSet());
    }

    private Stream<InMemoryResource> known(ResourceId id) {
        return Stream.ofNullable(resources.get(id));
    }

    private Stream<InMemoryResource> groupsWith(ResourceId user) {
        return resources.values().stream()
                .filter(resource -> resource.confirmedMembers().contains(user));
    }
}
