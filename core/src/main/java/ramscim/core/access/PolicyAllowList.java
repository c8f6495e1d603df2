package ramscim.core.access;

import java.util.List;
import java.util.regex.Pattern;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.PolicyType;

/**
 * The policies that the bridge may attach. It is empty unless somebody writes them down.
 *
 * @param entries policies as {@code System:AliyunECSReadOnlyAccess}; {@code *} stands for any characters. Policies with which somebody can become
 *     more are allowed only by an entry without it. Custom policies say what somebody wrote into them: {@code Custom:*} cannot be meant
 */
public record PolicyAllowList(List<String> entries) {
    public static final PolicyAllowList NOTHING = new PolicyAllowList(List.of());

    private static final Pattern ANYTHING = Pattern.compile("\\*+");

    public PolicyAllowList {
        entries = List.copyOf(entries);
        entries.stream().map(PolicyName::parse).forEach(PolicyAllowList::check);
    }

    private static void check(PolicyName entry) {
        if (entry.type() == PolicyType.CUSTOM && ANYTHING.matcher(entry.name()).matches()) {
            throw new IllegalArgumentException("allowed-policies has " + entry
                    + ", and a custom policy may allow everything: name them, or how their names begin");
        }
    }

    public boolean allows(PolicyName policy) {
        return policy.isAsDocumented() && entries.stream().anyMatch(entry -> allows(entry, policy));
    }

    /** Whether somebody meant just this policy. */
    boolean names(PolicyName policy) {
        return entries.stream().anyMatch(entry -> entry.equalsIgnoreCase(policy.toString()));
    }

    private static boolean allows(String entry, PolicyName policy) {
        return isAdministrator(policy)
                ? entry.equalsIgnoreCase(policy.toString())
                : pattern(entry).matcher(policy.toString()).matches();
    }

    /** Whether whoever has the policy is an administrator, or can become one. */
    public static boolean isAdministrator(PolicyName policy) {
        return EscalatingPolicies.how(policy) != null;
    }

    private static Pattern pattern(String entry) {
        String regex = Pattern.quote(entry).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
