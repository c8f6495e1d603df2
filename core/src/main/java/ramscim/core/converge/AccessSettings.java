package ramscim.core.converge;

import org.jspecify.annotations.Nullable;
import ramscim.core.access.AccessRules;
import ramscim.core.access.SecretSink;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;

/**
 * What the configuration says of users' access, of those who leave, and of those who are there already.
 *
 * @param sink where generated secrets go; null: none can be generated
 */
public record AccessSettings(
        AccessRules rules, @Nullable SecretSink sink, Deprovisioning deprovisioning, Adoption adoption) {
    public AccessSettings {
        if (sink == null && rules.makeSecrets()) {
            throw new IllegalArgumentException(
                    "users get passwords or keys, and there is nobody to hand the secrets to");
        }
    }

    /** Nobody is given anything, and those who leave are deleted. */
    public static AccessSettings none() {
        return new AccessSettings(AccessRules.NOTHING, null, Deprovisioning.delete(), Adoption.none());
    }

    /** The same, but secrets, of which there are none when nothing is really made, go nowhere. */
    public AccessSettings forDryRun() {
        return sink == null ? this : new AccessSettings(rules, new Discard(), deprovisioning, adoption);
    }

    private static final class Discard implements SecretSink {
        @Override
        public void password(UserPrincipalName user, Secret password) {
            // It was never set.
        }

        @Override
        public void accessKey(UserPrincipalName user, NewAccessKey key) {
            // It was never made.
        }
    }
}
