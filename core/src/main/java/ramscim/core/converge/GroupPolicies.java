package ramscim.core.converge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.access.AccessRules;
import ramscim.core.account.AccountQuotas;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.plan.Attachments;
import ramscim.core.plan.GroupPlanner;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** Gives a RAM group the policies that the configuration wants it to have. */
final class GroupPolicies {
    private static final Logger LOG = LoggerFactory.getLogger(GroupPolicies.class);

    private final RamDirectory directory;
    private final AccountQuotas quotas;
    private final ProvisioningStore store;
    private final Work work;
    private final String displayName;
    private final List<PolicyName> desired;

    GroupPolicies(
            RamDirectory directory,
            AccountQuotas quotas,
            ProvisioningStore store,
            AccessRules rules,
            Work work,
            String displayName) {
        this.directory = directory;
        this.quotas = quotas;
        this.store = store;
        this.work = work;
        this.displayName = displayName;
        this.desired = rules.ofGroup(displayName);
    }

    /** Takes from the group what it shall not have any more, each policy on its own; no call if there is nothing. */
    ObservedGroup takeAway(ObservedGroup before) {
        Execution execution = new Execution(directory, work);
        Closing closing = new Closing(directory);
        ObservedGroup observed = before;
        for (RamCall<?> change : GroupPlanner.planTaking(before, desired)) {
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
    ObservedGroup converge(ObservedGroup before) {
        Execution execution = new Execution(directory, work);
        ObservedGroup observed;
        try {
            observed = looked(before);
        } catch (RamException e) {
            tell(e);
            return before;
        }
        for (RamCall<?> change : GroupPlanner.planPolicies(observed, desired)) {
            try {
                observed = Objects.requireNonNull(execution.of(change, observed));
                store.write(new Transition.Seen(work.resource().id(), observed));
            } catch (RamException e) {
                tell(e);
            }
        }
        return observed;
    }

    private ObservedGroup looked(ObservedGroup before) {
        Attachments known = before.policies();
        Set<PolicyName> unknown = known.unknown(desired);
        if (unknown.isEmpty()) {
            return before;
        }
        GroupName name = new GroupName(before.group().name());
        List<PolicyName> attached = directory.call(new ListPoliciesForGroup(name));
        List<PolicyName> staying = new ArrayList<>(attached);
        staying.removeAll(known.surplus(desired));
        quotas.requireRoomForPolicies(AccountQuotas.Holder.GROUP, staying, unknown, work.errand());
        ObservedGroup looked = before.with(known.looked(unknown, attached));
        store.write(new Transition.Seen(work.resource().id(), looked));
        return looked;
    }

    /** What the configuration has wrong must not keep people out of the group. */
    private void tell(RamException e) {
        if (!Refusal.concernsOnlyThis(e)) {
            throw e;
        }
        ProvisioningException.Reason reason = Objects.requireNonNull(Refusal.reasonOf(e));
        LOG.warn(
                "The group {} does not get a policy of bridge.access.group-policies: {}",
                work.resource().id(),
                e.brief());
        store.write(new Transition.Reported(
                work.resource().id(),
                ResourceType.GROUP,
                work.intent().origin(),
                new Failure(
                        work.intent().accepted(),
                        displayName,
                        Refusal.of(reason, e)
                                .saying("A policy of bridge.access.group-policies was not attached: "
                                        + e.getMessage())),
                null,
                null,
                work.errand().taken()));
    }
}
