package ramscim.core.provisioning;

import ramscim.core.access.SecretSink;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;

/** Takes secrets that the test does not look at. */
final class SilentSink implements SecretSink {
    @Override
    public void password(UserPrincipalName user, Secret password) {
        // It is set in the directory.
    }

    @Override
    public void accessKey(UserPrincipalName user, NewAccessKey key) {
        // It is in the directory.
    }
}
