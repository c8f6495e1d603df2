package ramscim.core.converge;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.account.AccountQuotas;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.StoredResource;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** The memberships of one attempt. It goes on with the others when one fails: what was done is remembered, what failed is tried again or told. */
final class MemberChanges {
    private static final Logger LOG = LoggerFactory.getLogger(MemberChanges.class);

    private final RamDirectory directory;
    private final AccountQuotas quotas;
    private final ProvisioningStore store;
    private final MemberNames names;
    private final boolean matters;
    private final Work work;
    private final ResourceId id;
    private final Intent intent;
    private final Progress progress;

    /** @param matters whether what a user is to have depends on being in the group */
    MemberChanges(
            RamDirectory directory,
            AccountQuotas quotas,
            ProvisioningStore store,
            MemberNames names,
            boolean matters,
            Work work,
            Progress progress) {
        this.directory = directory;
        this.quotas = quotas;
        this.store = store;
        this.names = names;
        this.matters = matters;
        this.work = work;
        this.id = work.resource().id();
        this.intent = work.intent();
        this.progress = progress;
    }

    void leave(GroupName group) {
        of(Membership.LEFT).forEach(user -> attempt(user, group, Membership.LEFT));
    }

    /** @throws RamException if anybody who leaves or joins has to be tried again */
    void join(GroupName group) {
        of(Membership.JOINED).forEach(user -> attempt(user, group, Membership.JOINED));
        RuntimeException waiting = progress.waiting();
        if (waiting != null) {
            throw waiting;
        }
    }

    private List<ResourceId> of(Membership membership) {
        return intent.memberships().entrySet().stream()
                .filter(change -> change.getValue() == membership)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void attempt(ResourceId user, GroupName group, Membership membership) {
        if (!progress.begins(user, work.course()::isWorkerWanted)) {
            return;
        }
        try {
            if (membership == Membership.JOINED) {
                quotas.requireRoomForGroup(() -> otherGroups(user), work.errand());
            }
            convergeMember(user, group, membership);
            settle(user, membership);
        } catch (DeniedException e) {
            progress.waits(e);
        } catch (RamException e) {
            if (membership == Membership.JOINED && Refusal.concernsOnlyThis(e)) {
                refused(user, membership, e);
            } else {
                LOG.debug("A membership of group {} waits", id, e);
                progress.waits(e);
            }
        }
    }

    private void refused(ResourceId user, Membership membership, RamException e) {
        String name = nameOf(user);
        Refusal refusal = Refusal.of(Objects.requireNonNull(Refusal.reasonOf(e)), e)
                .saying("The user " + name + " could not join the group: " + e.getMessage());
        Failure failure = new Failure(work.clock().instant(), name, refusal);
        store.write(new Transition.MemberDropped(
                id, user, membership, intent, failure, work.errand().taken()));
        progress.refused(refusal);
    }

    private String nameOf(ResourceId user) {
        StoredResource stored = store.find(user);
        ConfirmedResource confirmed = stored == null ? null : stored.confirmed();
        String name = confirmed == null ? null : confirmed.attributes().text("userName");
        return name == null ? user.toString() : name;
    }

    private int otherGroups(ResourceId user) {
        return (int) store.groupsOf(user).stream()
                .filter(other -> !other.id().equals(id))
                .count();
    }

    /** A user's access may depend on the membership, which counts when the group is confirmed. */
    private void settle(ResourceId member, Membership membership) {
        if (matters) {
            work.course().affects(member);
        }
        store.write(new Transition.MemberSettled(
                id, member, membership, intent, work.errand().taken()));
    }

    private void convergeMember(ResourceId member, GroupName group, Membership membership) {
        UserPrincipalName name = names.of(member);
        if (name == null) {
            return;
        }
        try {
            apply(name, group, membership);
        } catch (RamException e) {
            UserPrincipalName current = e.reason() == Reason.NOT_FOUND ? names.ask(member) : name;
            if (current == null && membership == Membership.LEFT) {
                work.requireSecondLook("The RAM user of a member who leaves is not found");
                return;
            }
            if (current == null) {
                // Somebody deleted the user in RAM: nobody can join before the user is back.
                work.course().misses(member);
            }
            if (current == null || current.equals(name)) {
                throw e;
            }
            apply(current, group, membership);
        }
    }

    private void apply(UserPrincipalName name, GroupName group, Membership membership) {
        switch (membership) {
            case JOINED -> directory.call(new AddUserToGroup(name, group));
            case LEFT -> directory.call(new RemoveUserFromGroup(name, group));
        }
    }
}
