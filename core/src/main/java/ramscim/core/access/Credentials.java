package ramscim.core.access;

import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;

/** Where the secrets of one user come from and go to while it is changed. */
public interface Credentials {
    /** The password that came with the request, else a new one. */
    Password password(UserPrincipalName user);

    /** Hands a password over that nobody knows but the bridge; one that came with the request is known already. */
    void deliver(UserPrincipalName user, Password password);

    /** Hands a key's secret over, which RAM will not tell again. */
    void deliver(UserPrincipalName user, NewAccessKey key);

    /** @param generated whether the bridge made it up */
    record Password(Secret secret, boolean generated) {}
}
