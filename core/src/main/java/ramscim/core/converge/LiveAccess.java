package ramscim.core.converge;

import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.plan.Access;

/** What lets a user in, as RAM tells it now. */
public final class LiveAccess {
    private LiveAccess() {}

    /** Asks RAM: two calls. */
    public static Access of(RamDirectory directory, UserPrincipalName user) {
        return new Access(
                directory.call(new GetLoginProfile(user)).orElse(null), directory.call(new ListAccessKeys(user)));
    }
}
