package ramscim.core.guard;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.AccessRules;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.access.DesiredAccess;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.UserAccess;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Loss;
import ramscim.core.intent.LossKind;
import ramscim.core.intent.Membership;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.Given;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;

/** Lays a change beside what a resource is, and tells who loses what by it. */
public final class Departures {
    private final ProvisioningStore store;
    private final AccessRules rules;
    private final UserAccess access;

    public Departures(ProvisioningStore store, AccessSettings settings) {
        this.store = store;
        this.rules = settings.rules();
        this.access = new UserAccess(store, settings);
    }

    /**
     * What is lost when the resource becomes this. Whatever was asked for before and may be true in RAM already counts as what it has; memberships that
     * were asked for and are not settled are asked for by the newer change as well.
     *
     * @param draft null: it shall cease
     */
    public Departure of(@Nullable StoredResource stored, @Nullable Draft draft) {
        if (stored == null || (stored.confirmed() == null && stored.intent() == null)) {
            return Departure.NONE;
        }
        return switch (stored.type()) {
            case USER -> ofUser(stored, draft);
            case GROUP -> ofGroup(stored, draft);
        };
    }

    /** What is lost by what is asked already. */
    Departure ofPending(StoredResource stored, Intent pending) {
        StoredResource before = new StoredResource(
                stored.id(), stored.type(), stored.sequence(), stored.confirmed(), stored.observed(), null);
        ScimAttributes desired = pending.desired();
        return of(before, desired == null ? null : new Draft(desired, pending.memberships()));
    }

    /** Whether somebody is shut out, or taken out of a group, when RAM is brought back to what is confirmed: it may have been opened since. */
    public static boolean byRepair(StoredResource stored, Draft confirmed) {
        boolean shut =
                stored.type() == ResourceType.USER && !confirmed.attributes().isActive();
        return shut || confirmed.memberships().containsValue(Membership.LEFT);
    }

    /**
     * The intent that takes a refused one's place: what of it takes access away, as far as that is not carried out yet.
     *
     * @param current the resource with the refused intent
     * @return null if nobody loses anything by it, or nothing would be left to lose it from
     */
    public @Nullable Intent remainder(StoredResource current, Intent refused, Instant now) {
        ConfirmedResource confirmed = current.confirmed();
        Intent pending = current.intent();
        ScimAttributes desired = refused.desired();
        if (confirmed == null || desired == null) {
            return null;
        }
        Map<ResourceId, Membership> unsettled = pending == null ? Map.of() : pending.memberships();
        Draft alone = ofPending(current, refused.withMemberships(unsettled)).alone(confirmed.attributes());
        return alone == null ? null : refused.leaving(alone, now);
    }

    private Departure ofUser(StoredResource user, @Nullable Draft draft) {
        Set<Loss> losses = new HashSet<>();
        if (draft == null) {
            if (user.confirmed() != null) {
                losses.add(new Loss(LossKind.USER, user.id()));
            }
            return new Departure(losses, true, false, false, Set.of(), null);
        }
        ScimAttributes after = draft.attributes();
        boolean deactivates = mayGetIn(user) && !after.isActive();
        if (deactivates) {
            losses.add(new Loss(LossKind.USER, user.id()));
        }
        Given has = given(user);
        DesiredAccess shall = access.of(user, after, draft.password() != null);
        boolean less = hasLess(has, shall);
        if (less || canBeTakenOver(has, shall)) {
            losses.add(new Loss(LossKind.USER, user.id()));
        }
        return new Departure(losses, false, deactivates, less, Set.of(), after);
    }

    /** As was confirmed, or by what was asked for since and may be on its way. */
    private static boolean mayGetIn(StoredResource user) {
        ConfirmedResource confirmed = user.confirmed();
        ScimAttributes pending = user.intent() == null ? null : user.intent().desired();
        return (confirmed != null && confirmed.attributes().isActive()) || (pending != null && pending.isActive());
    }

    private static Given given(StoredResource user) {
        return user.observed() instanceof ObservedUser seen ? seen.given() : Given.NOTHING;
    }

    /** Whoever gets in with a password loses that by another one, and to whoever has the new one, where no second factor is asked for any more. */
    private static boolean canBeTakenOver(Given has, DesiredAccess shall) {
        ConsoleLogon before = has.consoleLogon();
        ConsoleLogon after = shall.consoleLogon();
        return before != null
                && after != null
                && (shall.newPassword() || (before.mfaBindRequired() && !after.mfaBindRequired()));
    }

    private static boolean hasLess(Given has, DesiredAccess shall) {
        return (has.consoleLogon() != null && shall.consoleLogon() == null)
                || (has.accessKey() != null && !shall.accessKey())
                || !has.policies().surplus(shall.policies()).isEmpty();
    }

    private Departure ofGroup(StoredResource group, @Nullable Draft draft) {
        Set<Loss> losses = new HashSet<>();
        if (draft == null) {
            losses.add(new Loss(LossKind.GROUP, group.id()));
            losses.addAll(ofMembers(store.membersOf(group.id())));
            return new Departure(losses, true, false, false, Set.of(), null);
        }
        Set<ResourceId> leavers = leavers(group, draft);
        losses.addAll(ofMembers(leavers));
        if (isNamedForLess(group, draft.attributes())) {
            losses.addAll(ofMembers(store.membersOf(group.id())));
        }
        return new Departure(losses, false, false, false, leavers, draft.attributes());
    }

    private static Set<ResourceId> leavers(StoredResource group, Draft draft) {
        Intent pending = group.intent();
        Map<ResourceId, Membership> memberships = new HashMap<>(pending == null ? Map.of() : pending.memberships());
        memberships.putAll(draft.memberships());
        memberships.values().removeIf(Membership.JOINED::equals);
        return memberships.keySet();
    }

    /** Whoever is in a group loses by it when the group changes its name for one that gives less. */
    private boolean isNamedForLess(StoredResource group, ScimAttributes after) {
        ConfirmedResource confirmed = group.confirmed();
        return confirmed != null
                && rules.giveLess(
                        String.valueOf(confirmed.attributes().text("displayName")),
                        String.valueOf(after.text("displayName")));
    }

    private static Set<Loss> ofMembers(Set<ResourceId> members) {
        return members.stream()
                .map(member -> new Loss(LossKind.MEMBERSHIP, member))
                .collect(Collectors.toSet());
    }
}
