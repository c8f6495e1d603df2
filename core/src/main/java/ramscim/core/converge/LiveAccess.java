package ramscim.core.converge;

import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.PasskeyCall.ListPasskeys;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.ServiceCredentialCall.ListServiceCredentials;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.plan.Access;

/** What lets a user in, as RAM tells it now. */
public final class LiveAccess {
    private LiveAccess() {}

    /** Asks RAM: four calls. */
    public static Access whole(RamDirectory directory, UserPrincipalName user) {
        Access usual = of(directory, user);
        return new Access(
                usual.loginProfile(),
                usual.accessKeys(),
                directory.call(new ListServiceCredentials(user)),
                directory.call(new ListPasskeys(user)));
    }

    /** Only the login profile and the access keys: two calls. */
    static Access of(RamDirectory directory, UserPrincipalName user) {
        return new Access(
                directory.call(new GetLoginProfile(user)).orElse(null), directory.call(new ListAccessKeys(user)));
    }
}
