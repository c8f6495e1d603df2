package ramscim.core.converge;

import org.jspecify.annotations.Nullable;
import ramscim.core.access.Credentials;
import ramscim.core.access.PasswordGenerator;
import ramscim.core.access.SecretSink;
import ramscim.core.account.KnownPasswordPolicy;
import ramscim.core.directory.Errand;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;

/** The secrets of one attempt: a password that came with the request, or new ones, which go to the configured sink. */
final class LiveCredentials implements Credentials {
    private static final PasswordGenerator GENERATOR = new PasswordGenerator();

    private final @Nullable Secret given;
    private final KnownPasswordPolicy policy;
    private final @Nullable SecretSink sink;
    private final Errand errand;

    LiveCredentials(@Nullable Secret given, KnownPasswordPolicy policy, @Nullable SecretSink sink, Errand errand) {
        this.given = given;
        this.policy = policy;
        this.sink = sink;
        this.errand = errand;
    }

    @Override
    public Password password(UserPrincipalName user) {
        return given == null
                ? new Password(GENERATOR.generate(policy.get(errand), user), true)
                : new Password(given, false);
    }

    @Override
    public void deliver(UserPrincipalName user, Password password) {
        sink().password(user, password.secret());
    }

    @Override
    public void deliver(UserPrincipalName user, NewAccessKey key) {
        sink().accessKey(user, key);
    }

    private SecretSink sink() {
        if (sink == null) {
            throw new IllegalStateException("a secret was made and there is nobody to hand it to");
        }
        return sink;
    }
}
