package ramscim.core.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.UserId;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.HeldIntent;
import ramscim.core.intent.Intent;
import ramscim.core.intent.LossKind;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.ObservedUser;
import ramscim.core.refusal.Failure;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.Leases;
import ramscim.core.store.LossLedger;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** A provisioning store in memory. It outlives the engines of a test, as a database outlives the processes of the bridge. */
public final class InMemoryProvisioningStore implements ProvisioningStore {
    private static final Duration KEPT_IN_RECYCLE_BIN = Duration.ofDays(30);
    private static final Comparator<Intent> LEAVERS_FIRST =
            Comparator.comparing(Intent::leaver).reversed().thenComparing(Intent::nextAttempt);

    private final Map<ResourceId, InMemoryResource> resources = new LinkedHashMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private final InMemoryLosses losses = new InMemoryLosses();
    private final Map<String, Former> former = new HashMap<>();

    private final Writes writes = new Writes();

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
    public synchronized boolean write(Transition transition) {
        return transition.in(writes);
    }

    @Override
    public synchronized <T extends Transition> List<T> writeAll(List<T> transitions) {
        return transitions.stream().filter(this::write).toList();
    }

    private final class Writes implements Transition.Cases<Boolean> {
        @Override
        public Boolean committed(Transition.Committed it) {
            StoredResource owner = it.nameKey() == null ? null : findByName(it.nameKey());
            InMemoryResource resource = resources.getOrDefault(it.id(), new InMemoryResource(it.id(), it.type()));
            boolean taken = owner != null && !owner.id().equals(it.id());
            if (taken || resource.sequence() != it.intent().sequence() - 1) {
                return false;
            }
            resources.put(it.id(), resource);
            resource.ask(it.intent(), it.nameKey(), resources.keySet());
            losses.write(it.id(), it.intent(), it.losses());
            return true;
        }

        @Override
        public Boolean seen(Transition.Seen it) {
            return known(it.id(), resource -> resource.observe(it.observed()));
        }

        @Override
        public Boolean confirmed(Transition.Confirmed it) {
            return known(it.id(), resource -> confirm(resource, it));
        }

        @Override
        public Boolean departed(Transition.Departed it) {
            return known(it.id(), resource -> {
                resource.endIntent(it.carriedOut().sequence());
                leaveGroups(it.id(), it.now());
                resources.values().forEach(group -> group.drop(it.id(), Long.MAX_VALUE));
                resource.depart(it.observed(), it.deletion());
            });
        }

        @Override
        public Boolean nameFreed(Transition.NameFreed it) {
            InMemoryResource departed = resources.get(it.id());
            return departed != null && departed.rename(it.sequence(), it.nameKey(), it.observed());
        }

        @Override
        public Boolean memberSettled(Transition.MemberSettled it) {
            long sequence = it.intent().sequence();
            boolean isThere = resources.containsKey(it.user());
            return known(it.id(), group -> group.settle(it.user(), it.membership(), sequence, isThere));
        }

        @Override
        public Boolean memberDropped(Transition.MemberDropped it) {
            InMemoryResource group = resources.get(it.id());
            if (group == null || !group.drop(it.user(), it.intent().sequence())) {
                return false;
            }
            failures.add(0, it.failure());
            return true;
        }

        @Override
        public Boolean told(Transition.Told it) {
            return known(it.id(), InMemoryResource::acknowledge);
        }

        @Override
        public Boolean refused(Transition.Refused it) {
            if (!giveUp(it.id(), it.intent())) {
                return false;
            }
            failures.add(0, it.failure());
            InMemoryResource resource = resources.get(it.id());
            if (it.remainder() != null && resource != null) {
                resource.ask(it.remainder(), resource.name(), resources.keySet());
            }
            return true;
        }

        @Override
        public Boolean postponed(Transition.Postponed it) {
            InMemoryResource resource = resources.get(it.id());
            return resource != null && resource.postpone(it.intent());
        }

        @Override
        public Boolean approved(Transition.Approved it) {
            return held(it.held(), (resource, intent) -> {
                resource.postpone(intent.approved(it.now()));
                losses.approved(resource.id());
            });
        }

        @Override
        public Boolean rejected(Transition.Rejected it) {
            return held(it.held(), (resource, intent) -> {
                giveUp(resource.id(), intent);
                losses.rejected(resource.id());
            });
        }

        @Override
        public Boolean reported(Transition.Reported it) {
            failures.add(0, it.failure());
            return true;
        }

        @Override
        public Boolean countedAnew(Transition.CountedAnew it) {
            losses.forgetAdmitted();
            return true;
        }
    }

    private boolean known(ResourceId id, Consumer<InMemoryResource> write) {
        InMemoryResource resource = resources.get(id);
        if (resource != null) {
            write.accept(resource);
        }
        return resource != null;
    }

    private void confirm(InMemoryResource resource, Transition.Confirmed it) {
        Intent carriedOut = it.carriedOut();
        String claimed = resource.hasIntent(carriedOut.sequence()) ? resource.intendedName() : null;
        String confirmedName = claimed != null ? claimed : it.nameKey() != null ? it.nameKey() : resource.name();
        resource.endIntent(carriedOut.sequence());
        if (carriedOut.desired() == null) {
            rememberDeleted(resource, it.now());
            cease(resource, it.now());
            return;
        }
        former.remove(String.valueOf(confirmedName));
        resource.confirm(carriedOut.desired(), confirmedName, it.observed(), it.now());
        if (it.acknowledged()) {
            resource.acknowledge();
        }
    }

    private boolean held(HeldIntent shown, BiConsumer<InMemoryResource, Intent> decision) {
        InMemoryResource resource = resources.get(shown.id());
        Intent intent = resource == null ? null : resource.toStoredResource().intent();
        if (resource == null || intent == null || !intent.isHeld() || intent.sequence() != shown.sequence()) {
            return false;
        }
        decision.accept(resource, intent);
        return true;
    }

    private void rememberDeleted(InMemoryResource ceasing, Instant now) {
        String name = ceasing.name();
        if (name != null && ceasing.toStoredResource().observed() instanceof ObservedUser seen) {
            former.put(name, new Former(seen.user().id(), now));
        }
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
    public synchronized boolean holdsAny() {
        return all().stream().map(StoredResource::intent).anyMatch(intent -> intent != null && intent.isHeld());
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

    /** Newest first. */
    public synchronized List<Failure> failures(int limit) {
        return failures.stream().limit(limit).toList();
    }

    @Override
    public LossLedger losses() {
        return new LossLedger() {
            @Override
            public long losersWith(LossKind kind, Instant since, Set<ResourceId> more) {
                synchronized (InMemoryProvisioningStore.this) {
                    return losses.losersWith(kind, since, more);
                }
            }

            @Override
            public long population(LossKind kind, Instant since) {
                return countedPopulation(kind, since);
            }

            @Override
            public Set<ResourceId> rejectedLosers(ResourceId resource) {
                synchronized (InMemoryProvisioningStore.this) {
                    return losses.rejectedLosers(resource);
                }
            }
        };
    }

    private synchronized long countedPopulation(LossKind kind, Instant since) {
        ResourceType type = kind == LossKind.GROUP ? ResourceType.GROUP : ResourceType.USER;
        Set<ResourceId> all = resources.values().stream()
                .filter(resource -> resource.type() == type && resource.confirmed() != null)
                .map(InMemoryResource::id)
                .collect(Collectors.toSet());
        all.addAll(losses.admitted(type == ResourceType.USER ? LossKind.USER : LossKind.GROUP, since));
        return all.size();
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
