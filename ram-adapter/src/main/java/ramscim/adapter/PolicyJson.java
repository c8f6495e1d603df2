package ramscim.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.directory.Page;
import ramscim.core.directory.PolicyHolders;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.PolicyType;
import ramscim.core.directory.RamPolicy;
import ramscim.core.directory.RuleViolation;
import ramscim.core.directory.ScopedPolicy;
import ramscim.core.directory.UserId;

/** Reads what RAM answers of policies. */
final class PolicyJson {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyJson.class);

    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d+");

    private PolicyJson() {}

    static PolicyName name(RpcAnswer answer, JsonNode policy) {
        PolicyType type = PolicyType.of(answer.required(policy, "PolicyType").asText())
                .orElseThrow(() -> answer.unusable("a PolicyType"));
        try {
            return new PolicyName(type, answer.required(policy, "PolicyName").asText());
        } catch (RuleViolation e) {
            throw answer.unusable("a PolicyName");
        }
    }

    /** A policy that cannot be named must not keep the others from being seen: nobody can be given it. */
    static Page<RamPolicy> page(Page<JsonNode> page) {
        List<RamPolicy> policies = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        for (JsonNode policy : page.entries()) {
            String name = policy.path("PolicyName").asText();
            PolicyType type = PolicyType.of(policy.path("PolicyType").asText()).orElse(null);
            if (type == null || !PolicyName.isValid(name)) {
                LOG.warn("A policy of the account is passed over: its name or its type is not as RAM has them");
                passedOver.add(name);
            } else {
                policies.add(policy(new PolicyName(type, name), policy));
            }
        }
        return new Page<>(policies, page.next(), passedOver);
    }

    private static RamPolicy policy(PolicyName name, JsonNode policy) {
        return new RamPolicy(
                name,
                RpcAnswer.text(policy, "Description"),
                RpcAnswer.text(policy, "DefaultVersion"),
                RpcAnswer.time(policy, "UpdateDate"),
                policy.path("AttachmentCount").asInt());
    }

    static PolicyHolders holders(List<RpcAnswer> pages) {
        Set<PolicyHolders.User> users = new LinkedHashSet<>();
        Set<String> groups = new LinkedHashSet<>();
        for (RpcAnswer page : pages) {
            page.body().path("Users").path("User").forEach(user -> users.add(holder(page, user)));
            page.body()
                    .path("Groups")
                    .path("Group")
                    .forEach(group ->
                            groups.add(page.required(group, "GroupName").asText()));
        }
        return new PolicyHolders(List.copyOf(users), List.copyOf(groups));
    }

    private static PolicyHolders.User holder(RpcAnswer answer, JsonNode user) {
        return new PolicyHolders.User(
                new UserId(answer.required(user, "UserId").asText()),
                answer.required(user, "UserName").asText(),
                user.path("DisplayName").asText(""));
    }

    /** Those for the whole account have its number in the place of a resource group. What RAM's own rules do not allow as a name cannot be addressed. */
    static List<ScopedPolicy> scoped(RpcAnswer answer) {
        List<ScopedPolicy> scoped = new ArrayList<>();
        for (JsonNode node : answer.body().path("PolicyAttachments").path("PolicyAttachment")) {
            String scope = answer.required(node, "ResourceGroupId").asText();
            String name = node.path("PolicyName").asText("");
            if (!ACCOUNT_ID.matcher(scope).matches() && PolicyName.isValid(name)) {
                scoped.add(new ScopedPolicy(scope, name(answer, node)));
            }
        }
        return scoped;
    }

    /** Some answers have it percent-encoded. A plus stays one: it is no form. */
    static String document(RpcAnswer answer) {
        String document = answer.body()
                .path("DefaultPolicyVersion")
                .path("PolicyDocument")
                .asText("");
        return document.startsWith("%")
                ? URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8)
                : document;
    }
}
