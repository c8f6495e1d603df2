package ramscim.core.converge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.Owner;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.plan.Access;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.plan.UserAdoption;
import ramscim.core.resource.ResourceId;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** What is known of a RAM user during an attempt, and by whoever carries on if this process dies. */
final class SeenUser {
    private final RamDirectory directory;
    private final ProvisioningStore store;
    private final Owner owner;
    private final Work work;
    private final ResourceId id;
    private final @Nullable UserPrincipalName name;
    private @Nullable ObservedUser observed;

    /** The user that was last seen and that RAM says is not there. */
    private @Nullable ObservedUser denied;

    private boolean looked;
    private boolean closed;

    /** @param name the logon name by which the user can be found if RAM's key is not known */
    SeenUser(
            RamDirectory directory, ProvisioningStore store, Owner owner, Work work, @Nullable UserPrincipalName name) {
        this.directory = directory;
        this.store = store;
        this.owner = owner;
        this.work = work;
        this.id = work.resource().id();
        this.name = name;
        this.observed = (ObservedUser) work.resource().observed();
    }

    @Nullable ObservedUser observed() {
        return observed;
    }

    /** The user that was last seen, which RAM may say is not there. */
    @Nullable ObservedUser last() {
        return observed == null ? denied : observed;
    }

    @Nullable ObservedUser denied() {
        return denied;
    }

    /** Whether RAM was asked what it has, because anything may have happened to it. */
    boolean isLooked() {
        return looked;
    }

    /** Whether everything that lets the user in was turned off since RAM was last asked. */
    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    /** It is as said, and nobody else needs to know yet. */
    void become(@Nullable ObservedUser other) {
        observed = other;
    }

    /** What RAM says is so: there is none. */
    void believe() {
        denied = null;
    }

    /** Remembers, also for whoever carries on if this process dies. */
    void remember(@Nullable ObservedUser seen) {
        if (seen == null || !seen.equals(observed)) {
            observed = seen;
            if (seen != null) {
                store.write(new Transition.Seen(id, seen));
            }
        }
    }

    void lookOnce() {
        if (!looked) {
            look();
        }
    }

    /**
     * Looks the resource's own user up: by RAM's key if it is known, unless its tags say that it is another's by now; else by name, and then only
     * with the resource's tag on it.
     */
    void look() {
        looked = true;
        closed = false;
        ObservedUser last = last();
        RamUser user = last == null
                ? null
                : directory.call(new GetUser(last.user().id())).orElse(null);
        requireNotTakenOver(user);
        observed =
                last == null || user == null || changedHands(last, user) ? ownNamesake() : seenAgain(last.seenAs(user));
        denied = observed == null && last != null && user == null ? last : null;
    }

    /** Neither changed nor deleted any more, so that two do not pull at one user; whoever is to lose access stays on the list of failures. */
    static void requireNotTakenOver(@Nullable RamUser user) {
        if (user != null && user.isOfCloudSso()) {
            throw RamException.unanswered(
                    Reason.REFUSED,
                    RamException.TAKEN_OVER,
                    "CloudSSO has taken the RAM user over: the bridge neither changes nor deletes it any more");
        }
    }

    private boolean changedHands(ObservedUser last, RamUser now) {
        return owner.changedHands(last.user().tags(), now.tags(), id.toString());
    }

    /** What is remembered to be there may be gone, and then the next plan must not stumble over it. */
    private ObservedUser seenAgain(ObservedUser seen) {
        boolean hasLogon = seen.given().consoleLogon() != null;
        if (isLeaving() || (!hasLogon && !seen.hasSuspendedAccess())) {
            return seen;
        }
        Access access = seen.hasSuspendedServiceCredentials()
                ? LiveAccess.whole(directory, seen.name())
                : LiveAccess.of(directory, seen.name());
        return withoutWhatIsGone(seen, access);
    }

    static ObservedUser withoutWhatIsGone(ObservedUser seen, Access access) {
        ObservedUser existing = seen.withoutWhatIsGone(access);
        boolean hadLogon = seen.given().consoleLogon() != null;
        return hadLogon && access.loginProfile() == null ? existing.withoutConsoleLogon() : existing;
    }

    /** One who is on the way out is asked for what it has when it is turned off. */
    private boolean isLeaving() {
        return work.intent().desired() == null || !work.intent().desired().isActive();
    }

    private @Nullable ObservedUser ownNamesake() {
        RamUser user = name == null ? null : directory.call(new GetUser(name)).orElse(null);
        if (user == null
                || owner.isAnothers(user.tags(), id.toString())
                || !user.tags().containsKey(OwnershipTags.ID)) {
            return null;
        }
        ObservedUser own = new ObservedUser(user, user.tags().keySet());
        return own.isAdopted() ? UserAdoption.unowned(user) : own;
    }

    List<GroupName> knownGroups() {
        List<GroupName> names = new ArrayList<>();
        for (ConfirmedResource group : store.groupsOf(id)) {
            if (group.observed() instanceof ObservedGroup seen) {
                names.add(new GroupName(seen.group().name()));
            }
        }
        return names;
    }
}
