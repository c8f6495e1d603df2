package ramscim.core.converge;

import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceId;
import ramscim.core.store.ProvisioningStore;

/** The logon names of users, which is all that RAM's group operations take. */
final class MemberNames {
    private final RamDirectory directory;
    private final ProvisioningStore store;

    MemberNames(RamDirectory directory, ProvisioningStore store) {
        this.directory = directory;
        this.store = store;
    }

    /** The name as it was last seen; null if there is no such user any more. */
    @Nullable UserPrincipalName of(ResourceId user) {
        ObservedUser observed = observed(user);
        return observed == null ? null : name(observed.user());
    }

    /** The name as RAM has it now: somebody may have changed it there. */
    @Nullable UserPrincipalName ask(ResourceId user) {
        ObservedUser observed = observed(user);
        RamUser current = observed == null
                ? null
                : directory.call(new GetUser(observed.user().id())).orElse(null);
        return current == null ? null : name(current);
    }

    private @Nullable ObservedUser observed(ResourceId user) {
        StoredResource stored = store.find(user);
        return stored != null && stored.observed() instanceof ObservedUser observed ? observed : null;
    }

    private static UserPrincipalName name(RamUser user) {
        return UserPrincipalName.parse(user.userPrincipalName());
    }
}
