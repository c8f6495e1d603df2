package ramscim.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import ramscim.core.directory.AccessKeyCall.DeleteAccessKey;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.LoginProfileCall.DeleteLoginProfile;
import ramscim.core.directory.MfaDevice;
import ramscim.core.directory.MfaDeviceCall.DeleteVirtualMfaDevice;
import ramscim.core.directory.MfaDeviceCall.UnbindMfaDevice;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.PasskeyCall.DeletePasskey;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.ServiceCredentialCall.DeleteServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.UpdateServiceCredential;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserPrincipalName;

/** Plans what becomes of the RAM user of a person who left: a pure function, like {@link UserPlanner}. */
public final class UserDeparture {
    private UserDeparture() {}

    /** Whether it was not disabled to the end before, so that what is on is remembered for coming back. */
    public static boolean suspends(ObservedUser observed) {
        return observed.isActive();
    }

    /** Everything that is on is turned off, each on its own; a passkey is deleted, because nothing turns it off and its user can make another. */
    public static List<RamCall<?>> shut(UserPrincipalName user, Access seen) {
        List<RamCall<?>> changes =
                new ArrayList<>(Suspended.NOTHING.including(seen).set(user, AccessStatus.INACTIVE));
        seen.passkeys().forEach(passkey -> changes.add(new DeletePasskey(user, passkey.id())));
        return List.copyOf(changes);
    }

    /**
     * The user stays, disabled and tagged as the bridge's own. It leaves its groups: who comes back gets them anew, and must not have by
     * surprise what nobody gave them.
     *
     * @param observed {@linkplain #shut shut} already
     */
    public static List<RamCall<?>> disable(ObservedUser observed, Collection<GroupName> memberOf) {
        UserPrincipalName name = observed.name();
        List<RamCall<?>> changes = new ArrayList<>();
        memberOf.forEach(group -> changes.add(new RemoveUserFromGroup(name, group)));
        if (observed.isActive()) {
            changes.add(new TagResources(observed.user().id(), Map.of(OwnershipTags.ACTIVE, "false")));
        }
        return List.copyOf(changes);
    }

    /** The user ceases to be. What lets anybody in goes first; RAM refuses to delete a user who has any of it. */
    public static List<RamCall<?>> delete(ObservedUser observed, Belongings belongings) {
        UserPrincipalName name = observed.name();
        List<RamCall<?>> changes = new ArrayList<>();
        belongings.accessKeys().forEach(key -> changes.add(new DeleteAccessKey(name, key.id())));
        if (belongings.access().loginProfile() != null) {
            changes.add(new DeleteLoginProfile(name));
        }
        belongings.access().serviceCredentials().forEach(credential -> {
            if (credential.active()) {
                changes.add(new UpdateServiceCredential(name, credential.id(), AccessStatus.INACTIVE));
            }
            changes.add(new DeleteServiceCredential(name, credential.id()));
        });
        belongings.access().passkeys().forEach(passkey -> changes.add(new DeletePasskey(name, passkey.id())));
        MfaDevice device = belongings.mfaDevice();
        if (device != null) {
            changes.add(new UnbindMfaDevice(name));
            if (device.isVirtual()) {
                changes.add(new DeleteVirtualMfaDevice(device.serialNumber()));
            }
        }
        belongings.policies().forEach(policy -> changes.add(new DetachPolicyFromUser(name, policy)));
        belongings.groups().forEach(group -> changes.add(new RemoveUserFromGroup(name, group)));
        changes.add(new DeleteUser(observed.user().id()));
        return List.copyOf(changes);
    }
}
