package ramscim.core.plan;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.MfaDevice;
import ramscim.core.directory.PolicyName;

/** What RAM wants to be taken from a user before it lets the user be deleted. */
public record Belongings(
        Access access, @Nullable MfaDevice mfaDevice, List<PolicyName> policies, List<GroupName> groups) {
    public Belongings {
        policies = List.copyOf(policies);
        groups = List.copyOf(groups);
    }

    public static final Belongings NONE = onlyGroups(List.of());

    /** Those of a user who is known to have groups, and nothing else. */
    public static Belongings onlyGroups(Collection<GroupName> groups) {
        return new Belongings(new Access(null, List.of()), null, List.of(), List.copyOf(groups));
    }

    public boolean areNone() {
        return access.loginProfile() == null
                && access.accessKeys().isEmpty()
                && access.serviceCredentials().isEmpty()
                && access.passkeys().isEmpty()
                && mfaDevice == null
                && policies.isEmpty()
                && groups.isEmpty();
    }

    List<AccessKey> accessKeys() {
        return access.accessKeys();
    }
}
