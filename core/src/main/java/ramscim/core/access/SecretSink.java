package ramscim.core.access;

import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;

/** Where secrets go that the bridge made, or that RAM made for it. Each goes there once; the bridge keeps none. */
public interface SecretSink {
    /** A password for the console. */
    void password(UserPrincipalName user, Secret password);

    /** An access key with its secret. */
    void accessKey(UserPrincipalName user, NewAccessKey key);
}
