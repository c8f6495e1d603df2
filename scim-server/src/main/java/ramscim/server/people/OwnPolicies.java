package ramscim.server.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ramscim.core.access.PolicyAllowList;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RuleViolation;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.StoredResource;
import ramscim.server.access.PolicyWays;
import ramscim.server.access.PolicyWays.Way;

/** The policies that a person has itself, not through a group, as RAM tells it now, and who attached each. */
@Component
final class OwnPolicies {
    private final RamDirectory directory;
    private final PolicyWays ways;

    OwnPolicies(RamDirectory directory, PolicyWays ways) {
        this.directory = directory;
        this.ways = ways;
    }

    /** @param administrator whether it is known by its name that somebody can become more by it */
    record Own(String name, boolean administrator, Way way) {}

    /** @param problem why RAM could not be asked; null if it was */
    record Told(List<Own> policies, @Nullable String problem) {
        Told {
            policies = List.copyOf(policies);
        }
    }

    /** Asks RAM: one call. */
    Told of(StoredResource stored, RamUser user) {
        try {
            UserPrincipalName name = UserPrincipalName.parse(user.userPrincipalName());
            return new Told(
                    directory.call(new ListPoliciesForUser(name)).stream()
                            .map(policy -> own(policy, stored))
                            .toList(),
                    null);
        } catch (RamException | RuleViolation e) {
            return new Told(List.of(), e.getMessage());
        }
    }

    private Own own(PolicyName policy, StoredResource stored) {
        return new Own(
                policy.toString(),
                PolicyAllowList.isAdministrator(policy),
                ways.ofUser(policy, RamView.attributes(stored), stored.observed()));
    }
}
