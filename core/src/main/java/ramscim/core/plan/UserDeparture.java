package ramscim.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.MfaDevice;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.UserPrincipalName;

/** Plans what becomes of the RAM user of a person who left: a pure function, like {@link UserPlanner}. */
public final class UserDeparture {
    private UserDeparture() {}

    /** Whether {@link #disable} turns off what lets the user in, so that somebody has to look at that first. */
    public static boolean suspends(ObservedUser observed) {
        return observed.isActive();
    }

    /**
     * The user stays, disabled and tagged as the bridge's own. It leaves its groups: who comes back gets them anew, and must not have by
     * surprise what nobody gave them.
     *
     * @param observed with {@linkplain ObservedUser#suspending what was seen of its access}, if that {@linkplain #suspends has to be known}
     */
    public static List<UserChange> disable(ObservedUser observed, Collection<GroupName> memberOf) {
        UserPrincipalName name = observed.name();
        List<UserChange> changes = new ArrayList<>();
        if (observed.isActive()) {
            changes.addAll(observed.suspended().set(name, AccessStatus.INACTIVE));
        }
        memberOf.forEach(group -> changes.add(new UserChange.LeaveGroup(name, group)));
        if (observed.isActive()) {
            changes.add(new UserChange.TagUser(observed.user().id(), Map.of(OwnershipTags.ACTIVE, "false")));
        }
        return List.copyOf(changes);
    }

    /** What is on of a user that was disabled before is turned off; nobody gave it for coming back, so it is not remembered. */
    public static List<UserChange> shut(ObservedUser disabled, Access seen) {
        return Suspended.NOTHING.including(seen).set(disabled.name(), AccessStatus.INACTIVE);
    }

    /** The user ceases to be. What lets anybody in goes first; RAM refuses to delete a user who has any of it. */
    public static List<UserChange> delete(ObservedUser observed, Belongings belongings) {
        UserPrincipalName name = observed.name();
        List<UserChange> changes = new ArrayList<>();
        belongings.accessKeys().forEach(key -> changes.add(new AccessChange.DeleteAccessKey(name, key.id())));
        if (belongings.access().loginProfile() != null) {
            changes.add(new AccessChange.DeleteLoginProfile(name));
        }
        MfaDevice device = belongings.mfaDevice();
        if (device != null) {
            changes.add(new AccessChange.UnbindMfaDevice(name));
            if (device.isVirtual()) {
                changes.add(new AccessChange.DeleteMfaDevice(device.serialNumber()));
            }
        }
        belongings.policies().forEach(policy -> changes.add(new AccessChange.DetachPolicy(name, policy)));
        belongings.groups().forEach(group -> changes.add(new UserChange.LeaveGroup(name, group)));
        changes.add(new UserChange.DeleteUser(observed.user().id()));
        return List.copyOf(changes);
    }
}
