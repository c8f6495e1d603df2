package ramscim.core.converge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.access.AccessRules;
import ramscim.core.account.AccountQuotas;
import ramscim.core.directory.AnsweredCalls;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.Attachments;
import ramscim.core.plan.GroupPlanner;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** Gives RAM groups the policies that the configuration wants them to have. */
final class GroupPolicies {
    private static final Logger LOG = LoggerFactory.getLogger(GroupPolicies.class);

    private final RamDirectory directory;
    private final AccountQuotas quotas;
    private final ProvisioningStore store;
    private final AccessRules rules;

    GroupPolicies(RamDirectory directory, AccountQuotas quotas, ProvisioningStore store, AccessRules rules) {
        this.directory = directory;
        this.quotas = quotas;
        this.store = store;
        this.rules = rules;
    }

    /** Takes from the group what it shall not have any more, each policy on its own; no call if there is nothing. */
    ObservedGroup takeAway(Work work, String displayName, ObservedGroup before) {
        Execution execution = new Execution(directory, work);
        Closing closing = new Closing(directory);
        ObservedGroup observed = before;
        for (RamCall<?> change : GroupPlanner.planTaking(before, rules.ofGroup(displayName))) {
            ObservedGroup has = observed;
            observed = closing.tried(() -> Objects.requireNonNull(execution.of(change, has)), has);
        }
        if (!observed.equals(before)) {
            store.write(new Transition.Seen(work.resource().id(), observed));
        }
        closing.orThrow();
        return observed;
    }

    /** Costs no call if the group has what it shall have. */
    ObservedGroup converge(Work work, String displayName, ObservedGroup before) {
        Execution execution = new Execution(directory, work);
        StoredResource resource = work.resource();
        Intent intent = work.intent();
        List<PolicyName> desired = rules.ofGroup(displayName);
        ObservedGroup observed;
        try {
            observed = looked(resource.id(), before, desired);
        } catch (RamException e) {
            tell(resource, intent, displayName, e);
            return before;
        }
        for (RamCall<?> change : GroupPlanner.planPolicies(observed, desired)) {
            try {
                observed = Objects.requireNonNull(execution.of(change, observed));
                store.write(new Transition.Seen(resource.id(), observed));
            } catch (RamException e) {
                tell(resource, intent, displayName, e);
            }
        }
        return observed;
    }

    private ObservedGroup looked(ResourceId id, ObservedGroup before, List<PolicyName> desired) {
        Attachments known = before.policies();
        Set<PolicyName> unknown = known.unknown(desired);
        if (unknown.isEmpty()) {
            return before;
        }
        GroupName name = new GroupName(before.group().name());
        List<PolicyName> attached = directory.call(new ListPoliciesForGroup(name));
        List<PolicyName> staying = new ArrayList<>(attached);
        staying.removeAll(known.surplus(desired));
        quotas.requireRoomForPolicies(AccountQuotas.Holder.GROUP, staying, unknown);
        ObservedGroup looked = before.with(known.looked(unknown, attached));
        store.write(new Transition.Seen(id, looked));
        return looked;
    }

    /** What the configuration has wrong must not keep people out of the group. */
    private void tell(StoredResource resource, Intent intent, String displayName, RamException e) {
        if (!Refusal.concernsOnlyThis(e)) {
            throw e;
        }
        ProvisioningException.Reason reason = Objects.requireNonNull(Refusal.reasonOf(e));
        LOG.warn("The group {} does not get a policy of bridge.access.group-policies: {}", resource.id(), e.brief());
        store.write(new Transition.Reported(
                resource.id(),
                ResourceType.GROUP,
                intent.origin(),
                new Failure(
                        intent.accepted(),
                        displayName,
                        Refusal.of(reason, e)
                                .saying("A policy of bridge.access.group-policies was not attached: "
                                        + e.getMessage())),
                null,
                null,
                AnsweredCalls.take()));
    }
}
