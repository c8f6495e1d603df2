package ramscim.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RuleViolation;
import ramscim.core.resource.Names;
import ramscim.core.resource.ScimAttributes;

/**
 * Who gets which access: by configuration, and by what the SCIM user says.
 *
 * @param defaultLogon how those log on of whom nothing else is said; an MFA device that it requires nobody can do without
 * @param bothModes whether a user may have console logon and an access key; the console's own advice is one of them
 * @param rolePolicies policies by the value of a SCIM role
 * @param groupPolicies policies by the displayName of a SCIM group
 */
public record AccessRules(
        Grantees consoleLogon,
        ConsoleLogon defaultLogon,
        Grantees accessKey,
        boolean bothModes,
        PolicyAllowList allowedPolicies,
        Map<String, List<PolicyName>> rolePolicies,
        Map<String, List<PolicyName>> groupPolicies) {
    /** Nobody gets anything. */
    public static final AccessRules NOTHING = new AccessRules(
            Grantees.NOBODY,
            new ConsoleLogon(true, false),
            Grantees.NOBODY,
            false,
            PolicyAllowList.NOTHING,
            Map.of(),
            Map.of());

    public AccessRules {
        rolePolicies = byKey(rolePolicies);
        groupPolicies = byKey(groupPolicies);
        if (!bothModes && consoleLogon.overlapCertainly(accessKey)) {
            throw new IllegalArgumentException("console logon and access keys for the same users need bothModes");
        }
        for (Map<String, List<PolicyName>> map : List.of(rolePolicies, groupPolicies)) {
            map.values()
                    .forEach(policies -> policies.forEach(policy -> {
                        if (!allowedPolicies.allows(policy)) {
                            throw new IllegalArgumentException(
                                    policy + " is mapped and not among the allowed policies");
                        }
                    }));
        }
    }

    private static Map<String, List<PolicyName>> byKey(Map<String, List<PolicyName>> policies) {
        Map<String, List<PolicyName>> byKey = new TreeMap<>();
        policies.forEach((key, value) -> byKey.put(Names.key(key), List.copyOf(value)));
        return byKey;
    }

    /**
     * What the user shall have: of what it asks for as much as it may have.
     *
     * @param groups the displayNames of the groups that it is in
     * @param hasPassword whether a password came with the request
     */
    public DesiredAccess of(ScimAttributes user, Collection<String> groups, boolean hasPassword) {
        JsonNode said = user.get(ScimAttributes.RAM_EXTENSION).path("loginProfile");
        boolean logon = consoleLogon.permit(groups)
                && said.path("enabled").asBoolean(consoleLogon.include(groups, hasPassword));
        boolean key = accessKey.include(groups, hasPassword);
        ConsoleLogon settings = new ConsoleLogon(
                said.path("passwordResetRequired").asBoolean(defaultLogon.passwordResetRequired()),
                defaultLogon.mfaBindRequired() || said.path("mfaBindRequired").asBoolean(false));
        Set<PolicyName> policies = new HashSet<>(policiesOfRoles(user));
        entitlements(user).stream()
                .flatMap(AccessRules::readable)
                .filter(allowedPolicies::allows)
                .forEach(policies::add);
        return new DesiredAccess(logon ? settings : null, logon && hasPassword, key, policies);
    }

    /** The roles of the user that give it the policy, as the provider wrote them. */
    public List<String> rolesThatGive(ScimAttributes user, PolicyName policy) {
        List<String> giving = new ArrayList<>();
        for (JsonNode role : user.get("roles")) {
            String value = ScimAttributes.text(role.path("value"));
            if (value != null && names(rolePolicies.getOrDefault(Names.key(value), List.of()), policy)) {
                giving.add(value);
            }
        }
        return giving;
    }

    /** Whether the user asks for the policy itself, and may have it. */
    public boolean isEntitled(ScimAttributes user, PolicyName policy) {
        return allowedPolicies.allows(policy)
                && names(
                        entitlements(user).stream()
                                .flatMap(AccessRules::readable)
                                .toList(),
                        policy);
    }

    private static boolean names(List<PolicyName> policies, PolicyName policy) {
        return policies.stream().anyMatch(one -> one.key().equals(policy.key()));
    }

    /**
     * Whether everything that the user asks for may be given.
     *
     * @throws ForbiddenAccessException if it asks for what it may not have
     * @throws RuleViolation if an entitlement says that it is a policy, and cannot be one
     */
    public void check(ScimAttributes user, DesiredAccess access) {
        entitlements(user).stream().flatMap(AccessRules::policy).forEach(this::checkAllowed);
        if (asksForConsoleLogon(user) && !consoleLogon.areAnybody()) {
            throw new ForbiddenAccessException("Console logon is forbidden by configuration:"
                    + " bridge.access.console-logon is none. Nothing was changed.");
        }
        if (asksForConsoleLogon(user) && access.accessKey() && !bothModes) {
            throw new ForbiddenAccessException("The user has Programmatic Access by bridge.access.access-key;"
                    + " console logon beside it needs bridge.access.both-modes.");
        }
    }

    /** What remains if one way in is all that a user may have: the one that it has already, else console logon. */
    public DesiredAccess oneMode(DesiredAccess access, boolean hasAccessKeyOnly) {
        if (bothModes || access.consoleLogon() == null || !access.accessKey()) {
            return access;
        }
        return hasAccessKeyOnly ? access.withoutConsoleLogon() : access.withoutAccessKey();
    }

    /** Whether the user asks for console logon itself, so that it has to be told if it cannot have it. */
    public static boolean asksForConsoleLogon(ScimAttributes user) {
        return user.get(ScimAttributes.RAM_EXTENSION)
                .path("loginProfile")
                .path("enabled")
                .asBoolean(false);
    }

    private static List<String> entitlements(ScimAttributes user) {
        List<String> values = new ArrayList<>();
        for (JsonNode entitlement : user.get("entitlements")) {
            String value = ScimAttributes.text(entitlement.path("value"));
            if (value != null) {
                values.add(value.strip());
            }
        }
        return values;
    }

    private Set<PolicyName> policiesOfRoles(ScimAttributes user) {
        Set<PolicyName> policies = new HashSet<>();
        for (JsonNode role : user.get("roles")) {
            String value = ScimAttributes.text(role.path("value"));
            policies.addAll(value == null ? List.of() : rolePolicies.getOrDefault(Names.key(value), List.of()));
        }
        return policies;
    }

    /**
     * The policy that an entitlement is; none if it is something of the provider's own that RAM has no place for.
     *
     * @throws RuleViolation if it says that it is a policy, and cannot be one
     */
    private static Stream<PolicyName> policy(String entitlement) {
        if (entitlement.startsWith("System:") || entitlement.startsWith("Custom:")) {
            return Stream.of(PolicyName.parse(entitlement));
        }
        boolean bare = PolicyName.isValid(entitlement);
        return bare && PolicyAllowList.isAdministrator(PolicyName.system(entitlement))
                ? Stream.of(PolicyName.system(entitlement))
                : Stream.empty();
    }

    /** The same; what cannot be a policy gives nothing, whoever is to be told of it. */
    private static Stream<PolicyName> readable(String entitlement) {
        try {
            return policy(entitlement);
        } catch (RuleViolation e) {
            return Stream.empty();
        }
    }

    private void checkAllowed(PolicyName policy) {
        if (!policy.isAsDocumented()) {
            throw new RuleViolation("must name a policy with letters, digits and hyphens");
        }
        if (!allowedPolicies.allows(policy)) {
            String exactly = PolicyAllowList.isAdministrator(policy) ? " by its exact name" : "";
            throw new ForbiddenAccessException(
                    "The policy '%s' may not be attached: bridge.access.allowed-policies does not allow it%s. Nothing was attached."
                            .formatted(policy, exactly));
        }
    }

    /** The policies that a group shall have. */
    public List<PolicyName> ofGroup(String displayName) {
        return groupPolicies.getOrDefault(Names.key(displayName), List.of());
    }

    /** Whether being in the group makes a difference for a user's own access. */
    public boolean dependOn(String group) {
        return consoleLogon.dependOn(group) || accessKey.dependOn(group);
    }

    /** Whether whoever is in a group has less by it when the group has another name. */
    public boolean giveLess(String before, String after) {
        return (consoleLogon.dependOn(before) && !consoleLogon.dependOn(after))
                || (accessKey.dependOn(before) && !accessKey.dependOn(after))
                || !ofGroup(after).containsAll(ofGroup(before));
    }

    /** Whether secrets are made for users by these rules alone, so that there must be somebody to hand them to. */
    public boolean makeSecrets() {
        boolean passwords = consoleLogon.areAnybody() && consoleLogon.rule() != Grantees.Rule.PASSWORD;
        return passwords || accessKey.areAnybody();
    }

    /** Whether anybody's access depends on the groups that the user is in. */
    public boolean dependOnGroups() {
        return consoleLogon.rule() == Grantees.Rule.GROUPS || accessKey.rule() == Grantees.Rule.GROUPS;
    }
}
