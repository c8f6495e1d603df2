package ramscim.core.plan;

import java.util.HashSet;
import java.util.Set;
import ramscim.core.access.ConsoleLogon;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserPrincipalName;

/**
 * A RAM user as it was last seen, and what of it only the bridge can know.
 *
 * @param managedTagKeys keys of the tags that the bridge set; all others belong to somebody else and stay
 * @param suspended what is to be turned on again when the person becomes active
 * @param given what of its access the bridge gave it
 */
public record ObservedUser(RamUser user, Set<String> managedTagKeys, Suspended suspended, Given given)
        implements Observed {
    public ObservedUser {
        managedTagKeys = Set.copyOf(managedTagKeys);
    }

    /** A user of whose access the bridge has changed nothing. */
    public ObservedUser(RamUser user, Set<String> managedTagKeys) {
        this(user, managedTagKeys, Suspended.NOTHING, Given.NOTHING);
    }

    public UserPrincipalName name() {
        return UserPrincipalName.parse(user.userPrincipalName());
    }

    /** Whether it has not been disabled to the end: the tag is set when everything else is done. */
    public boolean isActive() {
        return !Boolean.FALSE.toString().equals(user.tags().get(OwnershipTags.ACTIVE));
    }

    /** Whether something waits for the person to come back. */
    public boolean hasSuspendedAccess() {
        return !suspended.isNothing();
    }

    /** Whether service credentials wait for the person to come back. */
    public boolean hasSuspendedServiceCredentials() {
        return !suspended.serviceCredentials().isEmpty();
    }

    /** About to be disabled: what is on will be turned off, and remembered. */
    public ObservedUser suspending(Access seen) {
        return with(suspended.including(seen));
    }

    /** The same, but what does not exist any more will not be turned on again. */
    public ObservedUser withoutWhatIsGone(Access seen) {
        return with(suspended.stillThere(seen));
    }

    ObservedUser with(Suspended other) {
        return new ObservedUser(user, managedTagKeys, other, given);
    }

    public ObservedUser with(Given other) {
        return new ObservedUser(user, managedTagKeys, suspended, other);
    }

    /** The login profile that the bridge made is gone. */
    public ObservedUser withoutConsoleLogon() {
        return new ObservedUser(user, managedTagKeys, suspended.withoutLoginProfile(), given.with((ConsoleLogon) null));
    }

    /** The key that the bridge made is gone. */
    ObservedUser withoutAccessKey(AccessKeyId key) {
        return new ObservedUser(user, managedTagKeys, suspended.without(key), given.with((AccessKeyId) null));
    }

    /** Whether there is anything with which whoever has the user next could get in. */
    public boolean hasWayIn() {
        return hasSuspendedAccess() || given.consoleLogon() != null || given.accessKey() != null;
    }

    /** For whoever has the user next: what is off stays off, and what the bridge gave is only there to be taken. */
    public ObservedUser withoutReopening() {
        return new ObservedUser(user, managedTagKeys, Suspended.NOTHING, given.keeping());
    }

    /** Whether RAM will want something to be taken away before it deletes the user. */
    public boolean hasAccess() {
        return hasSuspendedAccess() || given.isSomething();
    }

    ObservedUser with(RamUser other, Set<String> tagKeys) {
        return new ObservedUser(other, tagKeys, suspended, given);
    }

    /** The same user as RAM tells of it now. */
    public ObservedUser seenAs(RamUser now) {
        return with(now, managedTagKeys);
    }

    /** Whether it was in RAM before the bridge knew of it. */
    public boolean isAdopted() {
        return user.tags().containsKey(OwnershipTags.ADOPTED);
    }

    /** The same, with all tags that it is to have counted as the bridge's: those that it had already, too. */
    public ObservedUser managing(Set<String> tagKeys) {
        if (managedTagKeys.containsAll(tagKeys)) {
            return this;
        }
        Set<String> all = new HashSet<>(managedTagKeys);
        all.addAll(tagKeys);
        return new ObservedUser(user, all, suspended, given);
    }

    boolean manages(String tagKey) {
        return !tagKey.equals(OwnershipTags.ADOPTED) && isManaged(tagKey);
    }

    private boolean isManaged(String tagKey) {
        return managedTagKeys.contains(tagKey) || tagKey.startsWith(OwnershipTags.PREFIX);
    }
}
