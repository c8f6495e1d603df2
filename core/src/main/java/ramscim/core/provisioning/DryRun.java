package ramscim.core.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import ramscim.core.converge.Convergence;
import ramscim.core.converge.Convergence.Converged;
import ramscim.core.converge.Convergences;
import ramscim.core.converge.Work;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.dryrun.DryRunRamDirectory;
import ramscim.core.guard.Departures;
import ramscim.core.guard.Guard;
import ramscim.core.guard.GuardPolicy;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.intent.Verdict;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.ProvisioningStore;

/**
 * Tells what the engine would do, by the same rules and by the same code: RAM and the store are read, and neither is written.
 *
 * <p>Requests are refused as the engine refuses them.
 */
public final class DryRun {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final ProvisioningStore store;
    private final RamDirectory directory;
    private final Convergences rules;
    private final Proposals proposals;
    private final Guard guard;
    private final Departures departures;
    private final Clock clock;

    /**
     * @param rules of the engine
     * @param policy of the engine
     */
    public DryRun(ProvisioningStore real, RamDirectory directory, Convergences rules, GuardPolicy policy, Clock clock) {
        this.store = new DryRunStore(real);
        this.directory = directory;
        this.rules = rules;
        Map<ResourceType, Convergence> reading = rules.rehearsedOn(directory, store);
        this.proposals = new Proposals(store, reading);
        this.departures = new Departures(store, rules.access());
        this.guard = new Guard(store, reading, departures, policy, rules.caller(), clock);
        this.clock = clock;
    }

    /**
     * What would be done.
     *
     * @param id of the resource; null if it does not exist yet
     * @param calls those that change RAM, in order
     * @param remarks what else there is to know, in plain words
     */
    public record Plan(ResourceType type, @Nullable ResourceId id, List<RamCall<?>> calls, List<String> remarks) {
        public Plan {
            calls = List.copyOf(calls);
            remarks = List.copyOf(remarks);
        }
    }

    /** @throws ProvisioningException as {@link ProvisioningEngine#create} */
    public Plan create(ResourceType type, Draft draft, Origin origin) {
        ResourceId random = ResourceId.random();
        String nameKey = proposals.nameKey(type, random, draft.attributes());
        StoredResource namesake = store.findByName(nameKey);
        ResourceId id = namesake == null ? random : namesake.id();
        return plan(type, id, proposals.creation(type, namesake, draft, nameKey, false), origin);
    }

    /** @throws ProvisioningException as {@link ProvisioningEngine#update} */
    public Plan update(ResourceType type, ResourceId id, Edit edit, LongPredicate expectedVersion, Origin origin) {
        return plan(type, id, proposals.update(type, id, edit, expectedVersion), origin);
    }

    /** @throws ProvisioningException as {@link ProvisioningEngine#delete} */
    public Plan delete(ResourceType type, ResourceId id, LongPredicate expectedVersion, Origin origin) {
        return plan(type, id, proposals.deletion(type, id, expectedVersion), origin);
    }

    private Plan plan(ResourceType type, ResourceId id, Proposal proposal, Origin origin) {
        if (proposal instanceof Proposal.Change change) {
            if (!departures.of(change.stored(), change.draft()).isUrgent()) {
                proposals.check(type, id, change.draft());
            }
            proposals.checkNameIsFree(type, id, change.nameKey());
            return guard.judged(
                    change.resource(type, id), change.draft(), verdict -> plan(type, id, change, verdict, origin));
        }
        if (proposal instanceof Proposal.Join join) {
            return without(join.strangers(), pending(type, id, join.pending()));
        }
        Plan nothing = new Plan(type, id, List.of(), List.of("Nothing would change."));
        return proposal instanceof Proposal.Done done ? without(done.strangers(), nothing) : nothing;
    }

    private static Plan without(Set<ResourceId> strangers, Plan plan) {
        return strangers.isEmpty()
                ? plan
                : withRemark(plan, Proposals.notUsers(strangers).words());
    }

    private Plan plan(ResourceType type, ResourceId id, Proposal.Change change, Verdict verdict, Origin origin) {
        StoredResource stored = change.stored();
        Draft draft = change.draft();
        Intent fresh = Intent.fresh(1, draft, false, verdict, origin, clock.instant(), Duration.ZERO);
        Intent whole = stored == null || draft == null ? fresh : fresh.withMemberships(merged(stored, draft));
        Plan told = carriedOut(change.resource(type, id), whole, change.startsFromWhatIsKnown());
        Plan plan = without(change.strangers(), told);
        return verdict.reason() == null ? plan : withRemark(plan, "It would be held. " + verdict.reason());
    }

    private static Map<ResourceId, Membership> merged(StoredResource stored, Draft draft) {
        Intent pending = stored.intent();
        Map<ResourceId, Membership> memberships = new HashMap<>(pending == null ? Map.of() : pending.memberships());
        memberships.putAll(draft.memberships());
        return memberships;
    }

    private Plan pending(ResourceType type, ResourceId id, Intent pending) {
        StoredResource stored = store.find(id);
        return stored == null
                ? new Plan(type, id, List.of(), List.of())
                : withRemark(carriedOut(stored, pending, false), "The same was asked for before and is on its way.");
    }

    private Plan carriedOut(StoredResource resource, Intent intent, boolean trusted) {
        List<RamCall<?>> calls = new ArrayList<>();
        RamDirectory dry = new DryRunRamDirectory(directory, calls::add);
        Convergence convergence =
                Objects.requireNonNull(rules.rehearsedOn(dry, store).get(resource.type()));
        ResourceId id = resource.confirmed() == null ? null : resource.id();
        try {
            Converged converged = convergence.converge(Work.rehearsed(resource, intent, trusted, clock));
            return new Plan(
                    resource.type(),
                    id,
                    calls,
                    converged.refusals().stream().map(Refusal::words).toList());
        } catch (RamException e) {
            throw failed(e);
        }
    }

    private static ProvisioningException failed(RamException e) {
        Reason refusal = Refusal.reasonOf(e);
        return refusal == null
                ? ProvisioningException.notYet(
                        String.valueOf(e.getMessage()), e.retryAfter() == null ? ASK_AGAIN : e.retryAfter())
                : new ProvisioningException(Refusal.of(refusal, e));
    }

    private static Plan withRemark(Plan plan, String remark) {
        List<String> remarks = new ArrayList<>(plan.remarks());
        remarks.add(remark);
        return new Plan(plan.type(), plan.id(), plan.calls(), remarks);
    }
}
