package ramscim.core.reconcile;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserId;
import ramscim.core.mapping.UserMapping;
import ramscim.core.provisioning.AccountDomain;
import ramscim.core.provisioning.StoredResource;
import ramscim.core.resource.ResourceId;

/**
 * Lists all of RAM's users once, and compares them with the store.
 *
 * <p>While the list is read both sides go on changing. So whatever looks wrong is looked at once more, by itself, before it is said.
 */
public final class Reconciliation {
    private final RamDirectory directory;
    private final ReconcileStore store;
    private final UserMapping mapping;
    private final AccountDomain domain;
    private final Predicate<ResourceId> repair;
    private final Clock clock;

    /** @param repair brings RAM to what was confirmed of a resource, in the background; tells whether it began */
    public Reconciliation(
            RamDirectory directory,
            ReconcileStore store,
            UserMapping mapping,
            AccountDomain domain,
            Predicate<ResourceId> repair,
            Clock clock) {
        this.directory = directory;
        this.store = store;
        this.mapping = mapping;
        this.domain = domain;
        this.repair = repair;
        this.clock = clock;
    }

    /** @throws ramscim.core.directory.RamException if RAM does not tell; then nothing was changed */
    public ReconcileReport run(ReconcilePolicy policy) {
        Instant started = clock.instant();
        Classifier classifier = new Classifier(mapping, domain.get());
        List<StoredResource> resources = new ArrayList<>();
        store.eachUser(resources::add);
        List<RamUser> users = directory.allUsers(Map.of());
        List<Finding> findings = classifier.classify(resources, users).stream()
                .map(finding -> lookedAtAgain(classifier, finding))
                .flatMap(Optional::stream)
                .toList();
        return report(started, findings, policy);
    }

    private Optional<Finding> lookedAtAgain(Classifier classifier, Finding finding) {
        return switch (finding.drift()) {
            case IN_SYNC, NOT_JUDGED, UNMANAGED -> Optional.of(finding);
            case CHANGED_OUTSIDE, MISSING -> Optional.ofNullable(known(classifier, finding));
            case ORPHANED -> Optional.of(unknown(classifier, finding));
        };
    }

    /** Null if the resource ceased meanwhile. */
    private @Nullable Finding known(Classifier classifier, Finding before) {
        ResourceId id = before.resource();
        StoredResource resource = id == null ? null : store.find(id);
        if (resource == null) {
            return null;
        }
        UserId key = before.drift() == Drift.CHANGED_OUTSIDE ? before.ramUser() : Matches.lastSeen(resource);
        RamUser user = key == null ? null : directory.findUser(key);
        if (user == null) {
            return Classifier.storeOnly(resource, isRecycled(key) ? Whereabouts.RECYCLE_BIN : Whereabouts.NOWHERE);
        }
        return Matches.of(List.of(resource), List.of(user)).pairs().isEmpty()
                ? Classifier.storeOnly(resource, Whereabouts.TAGGED_AS_ANOTHERS)
                : classifier.both(resource, user);
    }

    private boolean isRecycled(@Nullable UserId user) {
        return user != null && directory.findRecycledUser(user) != null;
    }

    /** It may have been created after the store was read. */
    private Finding unknown(Classifier classifier, Finding before) {
        ResourceId id = before.owner() == null ? null : ResourceId.parse(before.owner());
        StoredResource resource = id == null ? null : store.find(id);
        UserId key = before.ramUser();
        if (resource == null || key == null || !isItsOwn(resource, key)) {
            return before;
        }
        RamUser user = directory.findUser(key);
        return user != null && resource.id().toString().equals(user.tags().get(OwnershipTags.ID))
                ? classifier.both(resource, user)
                : before;
    }

    private static boolean isItsOwn(StoredResource resource, UserId user) {
        UserId last = Matches.lastSeen(resource);
        return last == null || last.equals(user);
    }

    private ReconcileReport report(Instant started, List<Finding> findings, ReconcilePolicy policy) {
        long wanted = findings.stream().filter(policy::repairs).count();
        boolean tooMany = wanted > policy.maxRepairs();
        List<Finding> told = new ArrayList<>();
        Map<Drift, Integer> counts = new EnumMap<>(Drift.class);
        for (Drift drift : Drift.values()) {
            counts.put(drift, 0);
        }
        for (Finding finding : findings) {
            counts.merge(finding.drift(), 1, Integer::sum);
            if (finding.drift() != Drift.IN_SYNC && finding.drift() != Drift.NOT_JUDGED) {
                told.add(!tooMany && policy.repairs(finding) ? repaired(finding) : finding);
            }
        }
        return new ReconcileReport(started, clock.instant(), counts, told, tooMany ? (int) wanted : 0);
    }

    private Finding repaired(Finding finding) {
        ResourceId id = finding.resource();
        return id != null && repair.test(id) ? finding.beingRepaired() : finding;
    }
}
