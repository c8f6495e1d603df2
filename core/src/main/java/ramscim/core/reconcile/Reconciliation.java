package ramscim.core.reconcile;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.account.AccountDomain;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RecycleBinCall.GetUserInRecycleBin;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.ListUsers;
import ramscim.core.directory.UserId;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.GroupMapping;
import ramscim.core.mapping.UserMapping;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.reconcile.ReconcileProgress.Stage;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/**
 * Lists all of RAM's users and groups once, and compares them with the store.
 *
 * <p>While the list is read both sides go on changing. So whatever looks wrong is looked at once more, by itself, before it is said.
 */
public final class Reconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private final RamDirectory directory;
    private final ReconcileStore store;
    private final UserMapping mapping;
    private final AccountDomain domain;
    private final OpenAccess access;
    private final GroupReconciliation groups;
    private final Repair repair;
    private final Clock clock;

    public Reconciliation(
            RamDirectory directory,
            ReconcileStore store,
            UserMapping mapping,
            AccountDomain domain,
            Repair repair,
            Clock clock) {
        this.directory = directory;
        this.store = store;
        this.mapping = mapping;
        this.domain = domain;
        this.access = new OpenAccess(directory);
        this.groups = new GroupReconciliation(directory, store, new GroupMapping(mapping.owner()));
        this.repair = repair;
        this.clock = clock;
    }

    /** @throws ramscim.core.directory.RamException if RAM does not tell; then nothing was changed */
    public ReconcileReport run(ReconcilePolicy policy, ReconcileProgress progress) {
        Instant started = clock.instant();
        Classifier classifier = new Classifier(mapping, domain.get());
        Map<String, StoredResource> resources = new HashMap<>();
        store.each(ResourceType.USER, resource -> resources.put(resource.id().toString(), resource));
        progress.at(Stage.LISTING, 0, resources.size());
        List<RamUser> users = directory.all(new ListUsers(Map.of()));
        List<Finding> first = classifier.classify(List.copyOf(resources.values()), users);
        if (!classifier.showsContacts()) {
            LOG.warn("RAM shows no e-mail and no phone of anybody, so they are not compared."
                    + " If the account is international, say so with bridge.ram.site.");
        }
        List<Finding> findings = new ArrayList<>(first.size());
        for (Finding finding : first) {
            progress.at(Stage.LOOKING, findings.size(), first.size());
            Finding again = lookedAtAgain(classifier, finding);
            if (again != null) {
                findings.add(withAccess(again, resources.get(again.owner())));
            }
        }
        findings.addAll(groups.findings());
        return report(started, findings, policy, progress);
    }

    /**
     * Puts one resource right, whatever differs of it.
     *
     * @param drift the class that it was found to be in; null if it was not looked at
     * @return whether it began; not if there is no such resource, or something newer is asked of it
     */
    public boolean repair(ResourceId id, @Nullable Drift drift) {
        StoredResource resource = store.find(id);
        if (resource == null) {
            return false;
        }
        return switch (resource.type()) {
            case USER -> repair.user(id, drift == null || drift == Drift.MISSING || drift == Drift.IN_RECYCLE_BIN);
            case GROUP ->
                resource.observed() instanceof ObservedGroup seen
                        && repair.group(
                                id,
                                groups.memberships(
                                        id, new GroupName(seen.group().name())));
        };
    }

    /** Null if it is over. */
    private @Nullable Finding lookedAtAgain(Classifier classifier, Finding finding) {
        return switch (finding.drift()) {
            case IN_SYNC, NOT_JUDGED, FROZEN, UNMANAGED -> finding;
            case CHANGED_OUTSIDE, ACCESS_WHILE_DISABLED, MISSING, IN_RECYCLE_BIN, TAKEN -> known(classifier, finding);
            case ORPHANED -> unknown(classifier, finding);
        };
    }

    private Finding withAccess(Finding finding, @Nullable StoredResource resource) {
        boolean there = finding.drift() == Drift.IN_SYNC || finding.drift() == Drift.CHANGED_OUTSIDE;
        if (!there || resource == null || !OpenAccess.isShut(resource)) {
            return finding;
        }
        List<Difference> open = access.of(finding.name());
        if (open.isEmpty()) {
            return finding;
        }
        List<Difference> all = new ArrayList<>(open);
        all.addAll(finding.differences());
        return finding.accessible(all);
    }

    /** Null if the resource ceased meanwhile. */
    private @Nullable Finding known(Classifier classifier, Finding before) {
        ResourceId id = before.resource();
        StoredResource resource = id == null ? null : store.find(id);
        if (resource == null) {
            return null;
        }
        UserId key = before.drift() == Drift.CHANGED_OUTSIDE && before.ramId() != null
                ? new UserId(before.ramId())
                : Matches.lastSeen(resource);
        RamUser user = key == null ? null : directory.call(new GetUser(key)).orElse(null);
        if (user == null) {
            return Classifier.storeOnly(resource, isRecycled(key) ? Drift.IN_RECYCLE_BIN : Drift.MISSING);
        }
        return Matches.of(List.of(resource), List.of(user), mapping.owner())
                        .pairs()
                        .isEmpty()
                ? Classifier.storeOnly(resource, Drift.TAKEN)
                : classifier.both(resource, user);
    }

    private boolean isRecycled(@Nullable UserId user) {
        return user != null && directory.call(new GetUserInRecycleBin(user)).isPresent();
    }

    /** It may have been created after the store was read. */
    private Finding unknown(Classifier classifier, Finding before) {
        ResourceId id = before.owner() == null ? null : ResourceId.parse(before.owner());
        StoredResource resource = id == null ? null : store.find(id);
        UserId key = before.ramId() == null ? null : new UserId(before.ramId());
        if (resource == null || key == null || !isItsOwn(resource, key)) {
            return before;
        }
        RamUser user = directory.call(new GetUser(key)).orElse(null);
        return user != null
                        && user.tags().containsKey(OwnershipTags.ID)
                        && !mapping.owner()
                                .isAnothers(user.tags(), resource.id().toString())
                ? classifier.both(resource, user)
                : before;
    }

    private static boolean isItsOwn(StoredResource resource, UserId user) {
        UserId last = Matches.lastSeen(resource);
        return last == null || last.equals(user);
    }

    private ReconcileReport report(
            Instant started, List<Finding> findings, ReconcilePolicy policy, ReconcileProgress progress) {
        long wanted = findings.stream().filter(policy::repairs).count();
        boolean tooMany = wanted > policy.maxRepairs();
        List<Finding> told = new ArrayList<>();
        Map<Drift, Integer> counts = new EnumMap<>(Drift.class);
        for (Drift drift : Drift.values()) {
            counts.put(drift, 0);
        }
        for (Finding finding : findings) {
            counts.merge(finding.drift(), 1, Integer::sum);
            if (finding.drift().isTold()) {
                progress.at(Stage.REPAIRING, told.size(), (int) wanted);
                told.add(!tooMany && policy.repairs(finding) ? repaired(finding) : finding);
            }
        }
        return new ReconcileReport(started, clock.instant(), counts, told, tooMany ? (int) wanted : 0);
    }

    private Finding repaired(Finding finding) {
        ResourceId id = finding.resource();
        return id != null && repair(id, finding.drift()) ? finding.beingRepaired() : finding;
    }
}
