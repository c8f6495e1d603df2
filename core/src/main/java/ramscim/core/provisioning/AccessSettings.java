package ramscim.core.provisioning;

import org.jspecify.annotations.Nullable;
import ramscim.core.access.AccessRules;
import ramscim.core.access.SecretSink;

/**
 * What the configuration says of users' access.
 *
 * @param sink where generated secrets go; null: none can be generated
 */
public record AccessSettings(AccessRules rules, @Nullable SecretSink sink, Deprovisioning deprovisioning) {
    public AccessSettings {
        if (sink == null && rules.makeSecrets()) {
            throw new IllegalArgumentException(
                    "users get passwords or keys, and there is nobody to hand the secrets to");
        }
    }

    /** Nobody is given anything, and those who leave are deleted. */
    public static AccessSettings none() {
        return new AccessSettings(AccessRules.NOTHING, null, Deprovisioning.delete());
    }
}
