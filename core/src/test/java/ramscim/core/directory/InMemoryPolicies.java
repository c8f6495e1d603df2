package ramscim.core.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.DetachPolicyFromGroup;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.ResourceGroupCall.DetachPolicy;
import ramscim.core.directory.ResourceGroupCall.ListPolicyAttachments;

/** Which policies there are and who has them, with the rules of the real service; owners are ids of users and groups. */
final class InMemoryPolicies {
    static final int SYSTEM_QUOTA = 20;
    static final int CUSTOM_QUOTA = 10;

    /** The names of more system policies than anybody has use for. */
    private static final Pattern SYSTEM_POLICIES =
            Pattern.compile("(?i)AdministratorAccess|ReadOnlyAccess|Aliyun[A-Z]{2,9}(FullAccess|ReadOnlyAccess)");

    private static final String HARMLESS =
            "{\"Version\": \"1\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"oss:Get*\", \"Resource\": \"*\"}]}";

    private final Map<String, String> documents = new LinkedHashMap<>();
    private final Set<String> customPolicies = new LinkedHashSet<>();
    private final Map<String, Map<String, PolicyName>> attached = new LinkedHashMap<>();
    private final Map<String, Set<ScopedPolicy>> scoped = new LinkedHashMap<>();

    void add(PolicyName policy) {
        customPolicies.add(policy.key());
    }

    void write(PolicyName policy, String document) {
        add(policy);
        documents.put(policy.key(), document);
    }

    boolean exists(PolicyName policy) {
        return switch (policy.type()) {
            case SYSTEM -> SYSTEM_POLICIES.matcher(policy.name()).matches();
            case CUSTOM -> customPolicies.contains(policy.key());
        };
    }

    void attachToUser(UserId user, PolicyName policy) {
        attach("User", user.value(), policy);
    }

    void attachToGroup(RamGroup group, PolicyName policy) {
        attach("Group", group.id(), policy);
    }

    void detach(String owner, PolicyName policy) {
        checkExists(policy);
        attached.getOrDefault(owner, new LinkedHashMap<>()).remove(policy.key());
    }

    void detachAll(String owner) {
        scoped.remove(owner);
        attached.remove(owner);
    }

    List<PolicyName> of(String owner) {
        return new ArrayList<>(attached.getOrDefault(owner, Map.of()).values());
    }

    private void attach(String kind, String owner, PolicyName policy) {
        checkExists(policy);
        Map<String, PolicyName> already = attached.computeIfAbsent(owner, none -> new LinkedHashMap<>());
        if (!already.containsKey(policy.key()) && count(already, policy.type()) >= quota(policy.type())) {
            throw Refusals.limitExceeded(kind + ".Policy", "policies attached");
        }
        already.putIfAbsent(policy.key(), policy);
    }

    private static long count(Map<String, PolicyName> policies, PolicyType type) {
        return policies.values().stream()
                .filter(policy -> policy.type() == type)
                .count();
    }

    private static int quota(PolicyType type) {
        return switch (type) {
            case SYSTEM -> SYSTEM_QUOTA;
            case CUSTOM -> CUSTOM_QUOTA;
        };
    }

    private void checkExists(PolicyName policy) {
        if (!exists(policy)) {
            throw Refusals.notFound("Policy", "The policy does not exist.");
        }
    }

    void attachWithinResourceGroup(UserId user, ScopedPolicy policy) {
        checkExists(policy.policy());
        scoped.computeIfAbsent(user.value(), none -> new LinkedHashSet<>()).add(policy);
    }

    void detachWithinResourceGroup(UserId user, ScopedPolicy policy) {
        scoped.getOrDefault(user.value(), new LinkedHashSet<>()).remove(policy);
    }

    List<ScopedPolicy> withinResourceGroups(UserId user) {
        return List.copyOf(scoped.getOrDefault(user.value(), Set.of()));
    }

    Object answer(ResourceGroupCall<?> call, Function<UserPrincipalName, RamUser> users) {
        if (call instanceof DetachPolicy detachment) {
            detachWithinResourceGroup(users.apply(detachment.user()).id(), detachment.scoped());
            return Done.DONE;
        }
        return withinResourceGroups(
                users.apply(((ListPolicyAttachments) call).user()).id());
    }

    Object answer(
            PolicyCall<?> call, Function<UserPrincipalName, RamUser> users, Function<GroupName, RamGroup> groups) {
        if (call instanceof GetPolicy get) {
            return exists(get.policy())
                    ? Optional.of(documents.getOrDefault(get.policy().key(), HARMLESS))
                    : Optional.empty();
        } else if (call instanceof ListPoliciesForUser list) {
            return of(users.apply(list.user()).id().value());
        } else if (call instanceof ListPoliciesForGroup list) {
            return of(groups.apply(list.group()).id());
        } else if (call instanceof AttachPolicyToUser attachment) {
            attachToUser(users.apply(attachment.user()).id(), attachment.policy());
        } else if (call instanceof DetachPolicyFromUser detachment) {
            detach(users.apply(detachment.user()).id().value(), detachment.policy());
        } else if (call instanceof AttachPolicyToGroup attachment) {
            attachToGroup(groups.apply(attachment.group()), attachment.policy());
        } else if (call instanceof DetachPolicyFromGroup detachment) {
            detach(groups.apply(detachment.group()).id(), detachment.policy());
        }
        return Done.DONE;
    }
}
