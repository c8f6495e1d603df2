package ramscim.core.converge;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.Keeper;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.GroupMapping;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;

/** Brings a RAM group to what its resource shall be: the group itself, then each membership that shall change, one call each. */
final class GroupConvergence implements Convergence {
    private static final Logger LOG = LoggerFactory.getLogger(GroupConvergence.class);

    private final Convergences rules;
    private final RamDirectory directory;
    private final ProvisioningStore store;
    private final Keepers keepers;
    private final GroupMapping mapping;

    GroupConvergence(Convergences rules, RamDirectory directory, ProvisioningStore store, Keepers keepers) {
        this.rules = rules;
        this.directory = directory;
        this.store = store;
        this.keepers = keepers;
        this.mapping = new GroupMapping(rules.mapping().owner());
    }

    @Override
    public String nameKey(ResourceId id, ScimAttributes attributes) {
        return "group:" + mapping.desiredGroup(id, attributes).name().key();
    }

    @Override
    public @Nullable Observed look(Work work, ScimAttributes attributes) {
        return lookup(work).lookTwice(work, mapping.desiredGroup(work.resource().id(), attributes));
    }

    private GroupLookup lookup(Work work) {
        return new GroupLookup(directory.on(work.errand()), mapping);
    }

    @Override
    public @Nullable Keeper keeper(Work work, ScimAttributes attributes) {
        GroupName name = mapping.desiredGroup(work.resource().id(), attributes).name();
        RamGroup namesake = directory.call(new GetGroup(name), work.errand()).orElse(null);
        return namesake == null ? null : keepers.on(work.errand()).of(namesake);
    }

    @Override
    public Converged converge(Work work) {
        tellOfOtherName(work);
        ScimAttributes attributes = work.intent().desired();
        if (attributes == null) {
            exit(work).delete();
            return Converged.of(null);
        }
        return new GroupAttempt(rules, directory.on(work.errand()), store, keepers.on(work.errand()), work, attributes)
                .converge(matters(attributes));
    }

    private GroupExit exit(Work work) {
        return new GroupExit(directory.on(work.errand()), store, work, mapping);
    }

    /** Access that depends on a group's name changes for all members if the group gets, or loses, the name. */
    private void tellOfOtherName(Work work) {
        StoredResource resource = work.resource();
        Intent intent = work.intent();
        ConfirmedResource confirmed = resource.confirmed();
        boolean did = confirmed != null && matters(confirmed.attributes());
        boolean does = intent.desired() != null && matters(intent.desired());
        if (did != does && confirmed != null) {
            Progress progress = work.course().progress();
            store.membersOf(resource.id()).stream().filter(progress::tells).forEach(work.course()::affects);
        }
    }

    private boolean matters(ScimAttributes group) {
        String displayName = group.text("displayName");
        return displayName != null && rules.access().rules().dependOn(displayName);
    }

    /** A group that nothing was confirmed of goes only if it is empty: one with members or policies was there before, and was adopted. */
    @Override
    public Converged undo(Work work) {
        StoredResource resource = work.resource();
        if (resource.confirmed() != null || !(resource.observed() instanceof ObservedGroup observed)) {
            return Convergence.super.undo(work);
        }
        try {
            exit(work).deleteAsItIs(observed);
        } catch (RamException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return Converged.of(null);
            }
            if (e.reason() != Reason.CONFLICT) {
                throw e;
            }
            LOG.warn(
                    "The RAM group {} stays: it was adopted, and has members or policies",
                    observed.group().name());
        }
        return Converged.of(null);
    }

    @Override
    public Set<ResourceId> affected(Intent intent) {
        return intent.desired() != null && matters(intent.desired())
                ? intent.memberships().keySet()
                : Set.of();
    }
}
