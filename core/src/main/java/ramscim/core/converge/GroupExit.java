package ramscim.core.converge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.Page;
import ramscim.core.directory.PolicyCall.DetachPolicyFromGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.GroupMapping;
import ramscim.core.plan.GroupPlanner;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.store.ProvisioningStore;

/** The end of a RAM group: everybody leaves, and it ceases. */
final class GroupExit {
    private final RamDirectory directory;
    private final ProvisioningStore store;
    private final Work work;
    private final MemberNames names;
    private final GroupLookup lookup;
    private final Progress progress;

    /** @param directory makes the attempt's calls */
    GroupExit(RamDirectory directory, ProvisioningStore store, Work work, GroupMapping mapping) {
        this.directory = directory;
        this.store = store;
        this.work = work;
        this.names = new MemberNames(directory, store);
        this.lookup = new GroupLookup(directory, mapping);
        this.progress = work.course().progress();
    }

    /** Everybody leaves first, each whatever becomes of the others. */
    void delete() {
        StoredResource resource = work.resource();
        ObservedGroup observed = lookup.look(resource, null);
        if (observed == null) {
            deleteUnseen();
            return;
        }
        GroupName group = new GroupName(observed.group().name());
        Closing closing = new Closing(directory);
        eachOf(store.membersOf(resource.id()), closing, member -> removeIfThere(names.of(member), group));
        try {
            deleteInSpite(observed, closing);
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
            work.requireSecondLook("The RAM group is said not to exist");
        }
    }

    private <T> void eachOf(Collection<T> members, Closing closing, Consumer<T> removal) {
        members.forEach(member -> {
            if (progress.begins(member, work.course()::isWorkerWanted)) {
                closing.tryTo(() -> removal.accept(member));
            }
        });
    }

    private void deleteInSpite(ObservedGroup observed, Closing closing) {
        GroupName group = new GroupName(observed.group().name());
        try {
            deleteAsItIs(observed);
        } catch (RamException e) {
            if (e.reason() != Reason.CONFLICT) {
                throw e;
            }
            eachOf(
                    closing.tried(() -> directory.all(new ListUsersForGroup(group)), List.<UserPrincipalName>of()),
                    closing,
                    member -> removeIfThere(member, group));
            eachOf(
                    closing.tried(() -> strangers(group), List.<String>of()),
                    closing,
                    stranger -> remove(new RemoveUserFromGroup(stranger, group)));
            closing.tried(() -> directory.call(new ListPoliciesForGroup(group)), List.<PolicyName>of())
                    .forEach(policy -> closing.tryTo(() -> directory.call(new DetachPolicyFromGroup(group, policy))));
            try {
                deleteAsItIs(observed);
            } catch (RamException again) {
                throw again.reason() == Reason.CONFLICT ? sayingWhoStays(group, again) : again;
            }
        }
    }

    /** The members whose names break RAM's own rules. RAM may take a name of its own all the same. */
    private List<String> strangers(GroupName group) {
        List<String> strangers = new ArrayList<>();
        Page<UserPrincipalName> page = directory.call(new ListUsersForGroup(group));
        strangers.addAll(page.passedOver());
        while (page.next() != null) {
            page = directory.call(new ListUsersForGroup(group, page.next()));
            strangers.addAll(page.passedOver());
        }
        return strangers;
    }

    /** Where RAM does not take such a name, whoever reads of it has to know whom to take out by hand. */
    private RamException sayingWhoStays(GroupName group, RamException conflict) {
        List<String> strange = strangers(group);
        return strange.isEmpty()
                ? conflict
                : RamException.answered(
                                conflict.reason(),
                                conflict.code(),
                                "The group has members that the bridge cannot take out; take them out by hand: "
                                        + String.join(", ", strange),
                                conflict.requestId())
                        .during(String.valueOf(conflict.operation()));
    }

    /**
     * RAM says that it is not there: the call is made all the same, because what it says may be old; but not if another group has the name by now, which
     * would be deleted in its place.
     */
    private void deleteUnseen() {
        if (work.resource().observed() instanceof ObservedGroup last && !lookup.isTakenByAnother(last)) {
            work.requireSecondLook("The RAM group is said not to exist");
            try {
                directory.call(new DeleteGroup(new GroupName(last.group().name())));
            } catch (RamException e) {
                if (e.reason() != Reason.NOT_FOUND) {
                    throw e;
                }
            }
        }
    }

    /** @throws RamException {@code CONFLICT} if it has members or policies */
    void deleteAsItIs(ObservedGroup observed) {
        GroupPlanner.plan(observed, null).forEach(change -> new Execution(directory, work).of(change, observed));
    }

    private void removeIfThere(@Nullable UserPrincipalName member, GroupName group) {
        if (member != null) {
            remove(new RemoveUserFromGroup(member, group));
        }
    }

    private void remove(RemoveUserFromGroup removal) {
        try {
            directory.call(removal);
        } catch (RamException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
        }
    }
}
