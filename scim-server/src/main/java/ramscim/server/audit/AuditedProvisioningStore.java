package ramscim.server.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AnsweredCalls;
import ramscim.core.directory.UserId;
import ramscim.core.plan.Observed;
import ramscim.core.provisioning.ConfirmedResource;
import ramscim.core.provisioning.Draft;
import ramscim.core.provisioning.Failure;
import ramscim.core.provisioning.HeldIntent;
import ramscim.core.provisioning.Intent;
import ramscim.core.provisioning.Leases;
import ramscim.core.provisioning.Loss;
import ramscim.core.provisioning.LossKind;
import ramscim.core.provisioning.Membership;
import ramscim.core.provisioning.Origin;
import ramscim.core.provisioning.ProvisioningException.Reason;
import ramscim.core.provisioning.ProvisioningStore;
import ramscim.core.provisioning.Refusal;
import ramscim.core.provisioning.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.store.WriteTransactions;

/** Writes an event with every change of state, in the same transaction. */
final class AuditedProvisioningStore implements ProvisioningStore {
    private static final String GROUPS = "groups";

    private final ProvisioningStore store;
    private final AuditTrail trail;
    private final WriteTransactions transactions;

    AuditedProvisioningStore(ProvisioningStore store, AuditTrail trail, WriteTransactions transactions) {
        this.store = store;
        this.trail = trail;
        this.transactions = transactions;
    }

    @Override
    public Leases leases() {
        return store.leases();
    }

    @Override
    public boolean commit(ResourceId id, ResourceType type, Intent intent, @Nullable String nameKey, Set<Loss> losses) {
        return transactions.write(() -> {
            StoredResource before = intent.sequence() == 1 ? null : store.find(id);
            boolean committed = store.commit(id, type, intent, nameKey, losses);
            if (committed) {
                accepted(before, id, type, intent);
            }
            return committed;
        });
    }

    private void accepted(@Nullable StoredResource stored, ResourceId id, ResourceType type, Intent intent) {
        ScimAttributes before = newest(stored);
        ScimAttributes after = intent.desired();
        AttributeChanges changes = AttributeChanges.between(before, after).withMembers(intent);
        Subject about = Subject.of(id, type, after == null ? before : after);
        String detail = Wording.accepted(type, before, after);
        String held = intent.isHeld() ? " " + intent.lastError() : "";
        AuditKind kind = intent.isHeld() ? AuditKind.HELD : AuditKind.ACCEPTED;
        trail.append(kind, about, intent.origin(), "", detail + held, changes.toJson());
    }

    /** What the change builds upon: what was asked for last, or is confirmed. */
    private static @Nullable ScimAttributes newest(@Nullable StoredResource stored) {
        Intent pending = stored == null ? null : stored.intent();
        return pending == null || pending.desired() == null ? confirmed(stored) : pending.desired();
    }

    private static @Nullable ScimAttributes confirmed(@Nullable StoredResource stored) {
        ConfirmedResource confirmed = stored == null ? null : stored.confirmed();
        return confirmed == null ? null : confirmed.attributes();
    }

    @Override
    public @Nullable ConfirmedResource confirm(
            ResourceId id,
            Intent carriedOut,
            @Nullable String nameKey,
            @Nullable Observed observed,
            Instant now,
            boolean acknowledge) {
        String calls = takeCalls();
        return transactions.write(() -> {
            StoredResource before = store.find(id);
            if (before != null) {
                confirmed(before, carriedOut, calls);
            }
            return store.confirm(id, carriedOut, nameKey, observed, now, acknowledge);
        });
    }

    private void confirmed(StoredResource stored, Intent carriedOut, String calls) {
        ScimAttributes before = confirmed(stored);
        ScimAttributes after = carriedOut.desired();
        AttributeChanges changes = AttributeChanges.between(before, after);
        Subject about = Subject.of(stored.id(), stored.type(), after == null ? before : after);
        if (after == null) {
            ceasingMemberships(stored, about, carriedOut, calls, changes);
        }
        String detail = Wording.confirmed(stored.type(), before, carriedOut);
        trail.append(AuditKind.CONFIRMED, about, carriedOut.origin(), calls, detail, changes.toJson());
    }

    @Override
    public void depart(ResourceId id, Intent carriedOut, Observed observed, Instant now, @Nullable Instant deletion) {
        String calls = takeCalls();
        transactions.write(() -> {
            StoredResource before = store.find(id);
            if (before != null) {
                departed(before, carriedOut, deletion, calls);
            }
            store.depart(id, carriedOut, observed, now, deletion);
        });
    }

    private void departed(StoredResource stored, Intent carriedOut, @Nullable Instant deletion, String calls) {
        ScimAttributes before = confirmed(stored);
        AttributeChanges changes = AttributeChanges.between(before, null);
        Subject about = Subject.of(stored.id(), stored.type(), before);
        ceasingMemberships(stored, about, carriedOut, calls, changes);
        trail.append(
                AuditKind.CONFIRMED, about, carriedOut.origin(), calls, Wording.departed(deletion), changes.toJson());
    }

    /**
     * With a user all its memberships end, with a group those of all its members, and each of them may want to know
     * why.
     */
    private void ceasingMemberships(
            StoredResource stored, Subject about, Intent intent, String calls, AttributeChanges changes) {
        switch (stored.type()) {
            case USER ->
                changes.withRemoved(
                        GROUPS,
                        store.groupsOf(stored.id()).stream()
                                .map(ConfirmedResource::id)
                                .toList());
            case GROUP -> {
                Set<ResourceId> members = store.membersOf(stored.id());
                members.forEach(user -> left(user, about, intent, calls));
                changes.withRemoved(AttributeChanges.MEMBERS, members);
            }
        }
    }

    private void left(ResourceId user, Subject group, Intent intent, String calls) {
        String detail = "The user left the group '" + group.name() + "', which is deleted.";
        membershipEvent(AuditKind.CONFIRMED, user, group, Membership.LEFT, intent, calls, detail);
    }

    @Override
    public void settleMembership(ResourceId group, ResourceId user, Membership membership, Intent intent) {
        String calls = takeCalls();
        transactions.write(() -> {
            store.settleMembership(group, user, membership, intent);
            Subject about = subject(group, ResourceType.GROUP);
            String detail = Wording.membership(membership, String.valueOf(about.name()));
            membershipEvent(AuditKind.CONFIRMED, user, about, membership, intent, calls, detail);
        });
    }

    @Override
    public void dropMembership(
            ResourceId group, ResourceId user, Membership membership, Intent intent, Failure failure) {
        String calls = takeCalls();
        transactions.write(() -> {
            store.dropMembership(group, user, membership, intent, failure);
            Subject about = subject(group, ResourceType.GROUP);
            String whole = "Group '" + about.name() + "': " + failure.refusal().words();
            membershipEvent(AuditKind.REFUSED, user, about, membership, intent, calls, whole);
        });
    }

    private void membershipEvent(
            AuditKind kind,
            ResourceId user,
            Subject group,
            Membership membership,
            Intent intent,
            String calls,
            String detail) {
        AttributeChanges changes = new AttributeChanges();
        switch (membership) {
            case JOINED -> changes.withAdded(GROUPS, List.of(group.id()));
            case LEFT -> changes.withRemoved(GROUPS, List.of(group.id()));
        }
        Subject about = subject(user, ResourceType.USER);
        trail.append(kind, about, intent.origin(), calls, detail, changes.toJson());
    }

    private Subject subject(ResourceId id, ResourceType type) {
        StoredResource stored = store.find(id);
        return stored == null ? new Subject(id, type, null) : Subject.of(stored);
    }

    @Override
    public void acknowledge(ResourceId id, Origin origin) {
        transactions.write(() -> {
            store.acknowledge(id, origin);
            StoredResource stored = store.find(id);
            if (stored != null) {
                String detail = "The provider was told that what it had asked for exists.";
                trail.append(AuditKind.ACKNOWLEDGED, Subject.of(stored), origin, "", detail, null);
            }
        });
    }

    @Override
    public void refuse(ResourceId id, Intent refused, Failure failure, @Nullable Intent remainder) {
        String calls = takeCalls();
        transactions.write(() -> {
            StoredResource before = store.find(id);
            store.refuse(id, refused, failure, remainder);
            if (before != null && isNewest(refused, before)) {
                String words = failure.refusal().words();
                trail.append(AuditKind.REFUSED, Subject.of(before), refused.origin(), calls, words, null);
            }
        });
    }

    /** Tells of the first time only: while RAM is down for an hour, a change is tried a hundred times. */
    @Override
    public void postpone(ResourceId id, Intent postponed) {
        String calls = takeCalls();
        transactions.write(() -> {
            StoredResource before = store.find(id);
            store.postpone(id, postponed);
            if (before != null && isNewest(postponed, before) && postponed.attempts() == 1) {
                String detail = "It will be tried again. " + postponed.lastError();
                trail.append(AuditKind.POSTPONED, Subject.of(before), postponed.origin(), calls, detail, null);
            }
        });
    }

    @Override
    public List<ResourceId> approve(Collection<HeldIntent> held, Instant now, Origin origin) {
        return decided(held, AuditKind.APPROVED, origin, one -> store.approve(one, now, origin));
    }

    @Override
    public List<ResourceId> reject(Collection<HeldIntent> held, Origin origin) {
        return decided(held, AuditKind.REJECTED, origin, one -> store.reject(one, origin));
    }

    /** One by one, to tell of each as it was before. */
    private List<ResourceId> decided(
            Collection<HeldIntent> held,
            AuditKind kind,
            Origin origin,
            Function<List<HeldIntent>, List<ResourceId>> decision) {
        return transactions.write(() -> {
            List<ResourceId> decided = new ArrayList<>();
            for (HeldIntent one : held) {
                StoredResource before = store.find(one.id());
                if (before != null && !decision.apply(List.of(one)).isEmpty()) {
                    decided(before, kind, origin);
                    decided.add(one.id());
                }
            }
            return decided;
        });
    }

    /** The event names both who decided and the request that asked. */
    private void decided(StoredResource before, AuditKind kind, Origin origin) {
        Intent held = Objects.requireNonNull(before.intent());
        ChangeDescription change = ChangeDescription.of(before, held);
        String detail = change.detail() + " It was asked for by "
                + held.origin().actor() + " with request " + held.origin().requestId() + ".";
        trail.append(kind, change.subject(), origin, "", detail, change.change());
    }

    private static boolean isNewest(Intent intent, @Nullable StoredResource stored) {
        return stored != null && stored.intent() != null && stored.intent().sequence() == intent.sequence();
    }

    /** To be asked by the thread that made the calls, which need not be the one that does the work of a transaction. */
    private static String takeCalls() {
        return AnsweredCalls.take().stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    @Override
    public @Nullable StoredResource find(ResourceId id) {
        return store.find(id);
    }

    @Override
    public @Nullable StoredResource findByName(String nameKey) {
        return store.findByName(nameKey);
    }

    @Override
    public void observe(ResourceId id, @Nullable Observed observed) {
        store.observe(id, observed);
    }

    @Override
    public Set<ResourceId> membersOf(ResourceId group) {
        return store.membersOf(group);
    }

    @Override
    public Set<ResourceId> membersAmong(ResourceId group, Set<ResourceId> users) {
        return store.membersAmong(group, users);
    }

    @Override
    public Set<ResourceId> notUsers(Set<ResourceId> ids) {
        return store.notUsers(ids);
    }

    @Override
    public List<ConfirmedResource> groupsOf(ResourceId user) {
        return store.groupsOf(user);
    }

    @Override
    public List<ResourceId> deletionsDue(Instant now, int limit) {
        return store.deletionsDue(now, limit);
    }

    @Override
    public @Nullable UserId formerUser(String nameKey, Instant now) {
        return store.formerUser(nameKey, now);
    }

    @Override
    public List<ResourceId> due(Instant now, int limit) {
        return store.due(now, limit);
    }

    @Override
    public void report(
            ResourceId id,
            ResourceType type,
            Origin origin,
            Failure failure,
            @Nullable String nameKey,
            @Nullable Draft asked) {
        String calls = takeCalls();
        Refusal refusal = failure.refusal();
        AuditKind kind = refusal.reason() == Reason.PROTECTED ? AuditKind.PROTECTED : AuditKind.REFUSED;
        transactions.write(() -> {
            store.report(id, type, origin, failure, nameKey, asked);
            trail.append(kind, new Subject(id, type, failure.subject()), origin, calls, refusal.words(), null);
        });
    }

    @Override
    public List<Failure> failures(int limit) {
        return store.failures(limit);
    }

    @Override
    public boolean holdsAny() {
        return store.holdsAny();
    }

    @Override
    public long losersWith(LossKind kind, Instant since, Set<ResourceId> more) {
        return store.losersWith(kind, since, more);
    }

    @Override
    public long population(LossKind kind, Instant since) {
        return store.population(kind, since);
    }

    @Override
    public Set<ResourceId> rejectedLosers(ResourceId resource) {
        return store.rejectedLosers(resource);
    }

    @Override
    public void forgetAdmitted() {
        store.forgetAdmitted();
    }
}
