package ramscim.core.access;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.PolicyName;

/**
 * What the bridge shall give a user of ways in and of policies. What others gave it stays.
 *
 * @param consoleLogon null: none
 * @param newPassword whether there is a password to be set, also if the user can log on already
 * @param accessKey whether the user shall have a key of the bridge's making
 */
public record DesiredAccess(
        @Nullable ConsoleLogon consoleLogon, boolean newPassword, boolean accessKey, Set<PolicyName> policies) {
    public static final DesiredAccess NONE = new DesiredAccess(null, false, false, Set.of());

    public DesiredAccess {
        policies = Set.copyOf(policies);
    }

    public DesiredAccess withoutConsoleLogon() {
        return new DesiredAccess(null, false, accessKey, policies);
    }

    public DesiredAccess withoutAccessKey() {
        return new DesiredAccess(consoleLogon, newPassword, false, policies);
    }

    public DesiredAccess withoutWaysIn() {
        return withoutConsoleLogon().withoutAccessKey();
    }

    /** Policies in the order in which they are attached, always the same. */
    public static Collection<PolicyName> inOrder(Collection<PolicyName> policies) {
        return policies.stream()
                .collect(Collectors.toCollection(
                        () -> new TreeSet<>(java.util.Comparator.comparing(PolicyName::toString))));
    }
}
