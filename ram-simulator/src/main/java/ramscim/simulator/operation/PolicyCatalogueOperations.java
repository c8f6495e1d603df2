package ramscim.simulator.operation;

import static ramscim.simulator.operation.Operation.ramRead;
import static ramscim.simulator.operation.Operation.ramWrite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.Page;
import ramscim.simulator.account.Policies;
import ramscim.simulator.account.PolicyType;
import ramscim.simulator.account.SimulatedPolicy;
import ramscim.simulator.error.RamError;

/** CreatePolicy, GetPolicy, ListPolicies and ListEntitiesForPolicy. */
final class PolicyCatalogueOperations implements OperationFamily {

    private static final int LARGEST_PAGE = 1000;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final int LONGEST_DOCUMENT = 6144;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");

    private final ObjectMapper mapper = new ObjectMapper();
    private final AccountState account;
    private final Policies policies;

    PolicyCatalogueOperations(AccountState account) {
        this.account = account;
        this.policies = account.policies();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                ramWrite("CreatePolicy", Set.of("PolicyName", "PolicyDocument", "Description"), this::create),
                ramRead("GetPolicy", Set.of("PolicyName", "PolicyType"), this::get),
                ramRead("ListPolicies", Set.of("PolicyType", "Marker", "MaxItems"), this::list),
                ramRead("ListEntitiesForPolicy", Set.of("PolicyName", "PolicyType", "Marker"), this::entities));
    }

    private Body create(Parameters parameters) {
        String name = name(parameters.required("PolicyName"));
        String document = document(parameters.required("PolicyDocument"));
        String description = parameters.optional("Description").orElse(null);
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw RamError.invalidLength("Description");
        }
        SimulatedPolicy created = policies.create(name, description, document);
        return new Body()
                .with(
                        "Policy",
                        PolicyOperations.named(created)
                                .with("CreateDate", created.createDate().toString()));
    }

    private Body get(Parameters parameters) {
        PolicyType type = parameters.policyType("PolicyType").orElseThrow(() -> RamError.missing("PolicyType"));
        SimulatedPolicy policy = policies.named(type, parameters.required("PolicyName"));
        return new Body()
                .with("Policy", full(policy))
                .with(
                        "DefaultPolicyVersion",
                        new Body()
                                .with("VersionId", SimulatedPolicy.VERSION)
                                .with("IsDefaultVersion", true)
                                .with("PolicyDocument", policy.document())
                                .with("CreateDate", policy.createDate().toString()));
    }

    /**
     * Those that have it in the whole account; in a resource group only is not shown. Pages are not documented: without
     * the quirk there is nothing of them in the answer.
     */
    private Body entities(Parameters parameters) {
        PolicyType type = parameters.policyType("PolicyType").orElseThrow(() -> RamError.missing("PolicyType"));
        SimulatedPolicy policy = policies.named(type, parameters.required("PolicyName"));
        List<Body> users = users(policy);
        List<Body> groups = groups(policy);
        int size = account.quirks().holdersAtOnce();
        if (size == 0) {
            return holders(users, groups);
        }
        int from = parameters.optional("Marker").map(Integer::parseInt).orElse(0);
        int to = from + size;
        Body page = holders(part(users, from, to), part(groups, from - users.size(), to - users.size()));
        boolean isTruncated = to < users.size() + groups.size();
        return isTruncated
                ? page.with("IsTruncated", true).with("Marker", String.valueOf(to))
                : page.with("IsTruncated", false);
    }

    private static List<Body> part(List<Body> all, int from, int to) {
        int begin = Math.min(Math.max(from, 0), all.size());
        return all.subList(begin, Math.min(Math.max(to, begin), all.size()));
    }

    private static Body holders(List<Body> users, List<Body> groups) {
        return new Body()
                .withList("Users", "User", users)
                .withList("Groups", "Group", groups)
                .withList("Roles", "Role", List.of());
    }

    private List<Body> users(SimulatedPolicy policy) {
        return account.policiesOfUsers().holdersOf(policy).stream()
                .flatMap(attachment -> account.users().findById(attachment.principalId()).stream())
                .map(user -> new Body()
                        .with("UserId", user.userId())
                        .with("UserName", user.userName())
                        .with("DisplayName", user.displayName()))
                .toList();
    }

    private List<Body> groups(SimulatedPolicy policy) {
        return account.policiesOfGroups().holdersOf(policy).stream()
                .flatMap(attachment -> account.groups().findById(attachment.principalId()).stream())
                .map(group -> new Body().with("GroupName", group.groupName()))
                .toList();
    }

    private Body list(Parameters parameters) {
        Page<SimulatedPolicy> page = policies.page(
                parameters.policyType("PolicyType").orElse(null),
                parameters.page("Marker", "MaxItems", 100, LARGEST_PAGE));
        return new Body()
                .with("IsTruncated", page.marker() != null)
                .with("Marker", page.marker())
                .withList(
                        "Policies",
                        "Policy",
                        page.items().stream().map(this::full).toList());
    }

    private Body full(SimulatedPolicy policy) {
        return PolicyOperations.named(policy)
                .with(
                        "AttachmentCount",
                        account.policiesOfUsers().countOf(policy)
                                + account.policiesOfGroups().countOf(policy))
                .with("CreateDate", policy.createDate().toString())
                .with("UpdateDate", policy.createDate().toString());
    }

    private static String name(String name) {
        if (name.length() > LONGEST_NAME) {
            throw RamError.invalidLength("PolicyName");
        }
        if (!NAME.matcher(name).matches()) {
            throw RamError.invalidCharacters("PolicyName");
        }
        return name;
    }

    private String document(String document) {
        if (document.length() > LONGEST_DOCUMENT) {
            throw RamError.invalidLength("PolicyDocument");
        }
        try {
            JsonNode json = mapper.readTree(document);
            if (json.path("Statement").isArray() && json.has("Version")) {
                return document;
            }
        } catch (JsonProcessingException noJson) {
            // Falls through to the same refusal as JSON that is no policy.
        }
        throw RamError.malformedPolicy();
    }
}
