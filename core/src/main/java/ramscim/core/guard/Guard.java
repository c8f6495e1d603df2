package ramscim.core.guard;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.converge.Convergence;
import ramscim.core.directory.CallerIdentity;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Loss;
import ramscim.core.intent.LossKind;
import ramscim.core.intent.StoredResource;
import ramscim.core.intent.Verdict;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.plan.ObservedUser;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;

/**
 * Stands before changes that take access away: what would hit too many at once is held for an administrator.
 *
 * <p>It counts what the store knows, so that neither a restart nor patience gets around it. Who counts waits for the one who counts before:
 * with several processes on one store each of them may let one more through than it should.
 */
public final class Guard {
    private final ProvisioningStore store;
    private final Map<ResourceType, Convergence> convergences;
    private final Departures departures;
    private final GuardPolicy policy;
    private final Supplier<@Nullable CallerIdentity> caller;
    private final Clock clock;
    private final ReentrantLock counting = new ReentrantLock(true);

    /** @param caller who signs the bridge's own calls; null as long as that is not known */
    public Guard(
            ProvisioningStore store,
            Map<ResourceType, Convergence> convergences,
            Departures departures,
            GuardPolicy policy,
            Supplier<@Nullable CallerIdentity> caller,
            Clock clock) {
        this.store = store;
        this.convergences = convergences;
        this.departures = departures;
        this.policy = policy;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Judges a change and lets it be committed before the next one is judged.
     *
     * @throws ProvisioningException {@code PROTECTED}
     */
    public <T> T judged(StoredResource stored, @Nullable Draft draft, Committing<T> commit) {
        checkIsNotTheBridge(stored);
        checkNameStaysProtected(stored, draft);
        checkTagsStayProtected(stored, draft);
        checkGroupsStayWhole(stored, draft);
        Set<Loss> losses = losses(stored, departures.of(stored, draft), draft == null ? null : draft.attributes());
        if (losses.isEmpty()) {
            return commit.with(Verdict.HARMLESS);
        }
        checkProtected(stored);
        counting.lock();
        try {
            return commit.with(judge(stored, draft, losses));
        } finally {
            counting.unlock();
        }
    }

    @FunctionalInterface
    public interface Committing<T> {
        T with(Verdict verdict);
    }

    public boolean isProtected(StoredResource stored) {
        return policy.protection().reason(stored) != null || isTheBridge(stored);
    }

    private boolean isTheBridge(StoredResource stored) {
        CallerIdentity bridge = caller.get();
        return bridge != null
                && stored.observed() instanceof ObservedUser seen
                && bridge.is(seen.user().id());
    }

    /** One that was adopted before it was known to be. */
    private void checkIsNotTheBridge(StoredResource stored) {
        if (isTheBridge(stored)) {
            throw new ProvisioningException(
                    Reason.PROTECTED,
                    "The user '%s' is the RAM user that the bridge itself signs in as: no provider changes it."
                            .formatted(Protection.nameOf(stored)));
        }
    }

    /** What may not be taken from a protected one could be taken as soon as it was called otherwise. */
    private void checkNameStaysProtected(StoredResource stored, @Nullable Draft draft) {
        ConfirmedResource confirmed = stored.confirmed();
        if (confirmed == null || draft == null || !policy.protection().coversNameOf(stored)) {
            return;
        }
        Set<String> after = names(stored, draft.attributes());
        if (!after.equals(names(stored, confirmed.attributes()))
                && after.stream().noneMatch(name -> policy.protection().covers(stored.type(), name))) {
            String what = stored.type() == ResourceType.USER ? "user" : "group";
            throw new ProvisioningException(
                    Reason.PROTECTED,
                    "The %s '%s' is protected by its name: it is not renamed to one that is not."
                            .formatted(what, Protection.nameOf(stored)));
        }
    }

    /** What a tag protects would not be, as soon as the tag says something else. */
    private void checkTagsStayProtected(StoredResource stored, @Nullable Draft draft) {
        if (draft == null || stored.type() != ResourceType.USER) {
            return;
        }
        ConfirmedResource confirmed = stored.confirmed();
        Map<String, String> had = confirmed == null ? Map.of() : tags(stored, confirmed.attributes());
        Map<String, String> shall = tags(stored, draft.attributes());
        String written = policy.protection().newTag(had, shall);
        if (written != null) {
            throw new ProvisioningException(
                    Reason.PROTECTED,
                    "The tag '%s' protects who has it, by bridge.guard.protected-tags: it is set in RAM and by no provider."
                            .formatted(written));
        }
        if (confirmed != null && policy.protection().losesTag(stored, had, shall)) {
            throw new ProvisioningException(
                    Reason.PROTECTED,
                    "The user '%s' is protected by a tag, which is neither changed nor taken away."
                            .formatted(Protection.nameOf(stored)));
        }
    }

    /** Whatever attributes they are made of; none if they cannot be made. */
    private Map<String, String> tags(StoredResource stored, ScimAttributes attributes) {
        try {
            return convergence(stored).tags(stored.id(), attributes);
        } catch (InvalidAttributeException e) {
            return Map.of();
        }
    }

    /** Whoever is deleted is taken out of the groups. */
    private void checkGroupsStayWhole(StoredResource stored, @Nullable Draft draft) {
        if (stored.type() != ResourceType.USER || draft != null) {
            return;
        }
        for (ConfirmedResource group : store.groupsOf(stored.id())) {
            StoredResource whole = store.find(group.id());
            if (whole != null) {
                checkProtected(whole);
            }
        }
    }

    /** Whoever gets another logon name loses the old one, by which single sign-on knows people. */
    private Set<Loss> losses(StoredResource stored, Departure departure, @Nullable ScimAttributes after) {
        Set<Loss> losses = new HashSet<>(departure.losses());
        if (after != null && isRenamed(stored, after)) {
            losses.add(new Loss(LossKind.USER, stored.id()));
        }
        return losses;
    }

    private boolean isRenamed(StoredResource stored, ScimAttributes after) {
        ConfirmedResource confirmed = stored.confirmed();
        if (stored.type() != ResourceType.USER || confirmed == null) {
            return false;
        }
        try {
            Convergence users = convergence(stored);
            return !users.nameKey(stored.id(), confirmed.attributes()).equals(users.nameKey(stored.id(), after));
        } catch (InvalidAttributeException e) {
            // It was confirmed under an older configuration.
            return false;
        }
    }

    /** The provider's and RAM's. */
    private Set<String> names(StoredResource stored, ScimAttributes attributes) {
        Set<String> names = new HashSet<>();
        names.add(String.valueOf(Protection.nameOf(stored.type(), attributes)));
        try {
            String key = convergence(stored).nameKey(stored.id(), attributes);
            names.add(key.substring(key.indexOf(':') + 1));
        } catch (InvalidAttributeException e) {
            // It was confirmed under an older configuration.
        }
        return names;
    }

    private Convergence convergence(StoredResource stored) {
        return Objects.requireNonNull(convergences.get(stored.type()));
    }

    private void checkProtected(StoredResource stored) {
        String reason = policy.protection().reason(stored);
        if (reason != null) {
            throw new ProvisioningException(Reason.PROTECTED, reason);
        }
    }

    private Verdict judge(StoredResource stored, @Nullable Draft draft, Set<Loss> losses) {
        Intent pending = stored.intent();
        if (pending != null && isDecided(stored, pending, draft, losses)) {
            return new Verdict(pending.hold(), losses, pending.hold() == Hold.HELD ? pending.lastError() : null);
        }
        HoldReason reason = reasonToHold(stored, losses);
        return reason == null ? new Verdict(Hold.FREE, losses, null) : new Verdict(Hold.HELD, losses, reason.words());
    }

    /** Whether all of it was judged before, with the change that this one takes the place of. */
    private boolean isDecided(StoredResource stored, Intent pending, @Nullable Draft draft, Set<Loss> losses) {
        boolean deletesNow = draft == null && pending.desired() != null;
        return !deletesNow
                && losses(stored, departures.ofPending(stored, pending), pending.desired())
                        .containsAll(losses);
    }

    private @Nullable HoldReason reasonToHold(StoredResource stored, Set<Loss> losses) {
        Set<ResourceId> rejected = store.losses().rejectedLosers(stored.id());
        if (losses.stream().anyMatch(loss -> rejected.contains(loss.loser()))) {
            return new HoldReason.Rejected();
        }
        Map<LossKind, Set<ResourceId>> losers = new EnumMap<>(LossKind.class);
        losses.forEach(loss ->
                losers.computeIfAbsent(loss.kind(), kind -> new HashSet<>()).add(loss.loser()));
        for (Map.Entry<LossKind, Set<ResourceId>> kind : losers.entrySet()) {
            HoldReason reason = reasonToHold(kind.getKey(), kind.getValue());
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    private @Nullable HoldReason reasonToHold(LossKind kind, Set<ResourceId> losers) {
        GuardPolicy.Limit limit = policy.limits().get(kind);
        if (limit == null) {
            return null;
        }
        Instant since = clock.instant().minus(policy.window());
        long population = store.losses().population(kind, since);
        long allowed = limit.among(population);
        long count = store.losses().losersWith(kind, since, losers);
        return count <= allowed ? null : new HoldReason.TooMany(kind, count, population, policy.window(), allowed);
    }
}
