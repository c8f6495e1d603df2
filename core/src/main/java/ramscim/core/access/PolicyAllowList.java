package ramscim.core.access;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import ramscim.core.directory.PolicyName;

/**
 * The policies that the bridge may attach. It is empty unless somebody writes them down.
 *
 * @param entries policies as {@code System:AliyunECSReadOnlyAccess}; {@code *} stands for any characters. Policies that make whoever has them an
 *     administrator are allowed only by an entry without it
 */
public record PolicyAllowList(List<String> entries) {
    public static final PolicyAllowList NOTHING = new PolicyAllowList(List.of());

    /** With any of these a user can give itself everything. */
    private static final Set<String> ADMINISTRATORS = Set.of(
            "administratoraccess",
            "aliyunramfullaccess",
            "aliyunimsfullaccess",
            "aliyunresourcedirectoryfullaccess",
            "aliyuncloudssofullaccess");

    public PolicyAllowList {
        entries = List.copyOf(entries);
        entries.forEach(PolicyName::parse);
    }

    public boolean allows(PolicyName policy) {
        return entries.stream().anyMatch(entry -> allows(entry, policy));
    }

    private static boolean allows(String entry, PolicyName policy) {
        return isAdministrator(policy)
                ? entry.equalsIgnoreCase(policy.toString())
                : pattern(entry).matcher(policy.toString()).matches();
    }

    /** Whether the policy makes whoever has it an administrator. */
    public static boolean isAdministrator(PolicyName policy) {
        return ADMINISTRATORS.contains(policy.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static Pattern pattern(String entry) {
        String regex = Pattern.quote(entry).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
