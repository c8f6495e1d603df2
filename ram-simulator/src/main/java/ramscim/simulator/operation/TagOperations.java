package ramscim.simulator.operation;

import static ramscim.simulator.operation.Operation.read;
import static ramscim.simulator.operation.Operation.write;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.PageRequest;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.account.Users;
import ramscim.simulator.error.RamError;
import ramscim.simulator.quirk.Quirks;

/** TagResources, UntagResources and ListTagResources, which know one type of resource: the user. */
final class TagOperations implements OperationFamily {

    private static final int MOST_RESOURCES = 50;
    private static final int LARGEST_PAGE = 100;

    private final AccountState account;
    private final Users users;

    TagOperations(AccountState account) {
        this.account = account;
        this.users = account.users();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                write(
                        "TagResources",
                        Set.of("ResourceType", "ResourceId.N", "ResourcePrincipalName.N", "Tag.N.Key", "Tag.N.Value"),
                        this::tag),
                write(
                        "UntagResources",
                        Set.of("ResourceType", "ResourceId.N", "ResourcePrincipalName.N", "TagKey.N", "All"),
                        this::untag),
                read(
                        "ListTagResources",
                        Set.of(
                                "ResourceType",
                                "ResourceId.N",
                                "ResourcePrincipalName.N",
                                "Tag.N.Key",
                                "Tag.N.Value",
                                "NextToken",
                                "PageSize"),
                        this::list));
    }

    private Body tag(Parameters parameters) {
        List<SimulatedUser> tagged = addressed(parameters);
        Map<String, String> tags =
                TagRules.checked(parameters.tags(), account.quotas().tagsPerUser());
        if (tags.isEmpty()) {
            throw RamError.missing("Tag");
        }
        tagged.forEach(user -> refuseTooMany(user, tags));
        tagged.forEach(user -> {
            Map<String, String> before = user.tags();
            account.freshness().tagged(users.change(user, change -> change.tags(tags)), before);
        });
        return new Body();
    }

    private Body untag(Parameters parameters) {
        List<SimulatedUser> untagged = addressed(parameters);
        List<String> keys = parameters.list("TagKey");
        boolean all = parameters.optional("All").filter("true"::equals).isPresent();
        if (keys.isEmpty() && !all) {
            throw RamError.missingOneOf("TagKey.N, All");
        }
        for (SimulatedUser user : untagged) {
            users.change(user, change -> {
                if (keys.isEmpty()) {
                    change.clearTags();
                }
                keys.forEach(change::removeTag);
            });
        }
        return new Body();
    }

    private Body list(Parameters parameters) {
        Map<String, String> filter = parameters.tags();
        List<SimulatedUser> candidates = hasResources(parameters) ? addressed(parameters) : allFor(filter);
        PageRequest request = parameters.page("NextToken", "PageSize", LARGEST_PAGE, LARGEST_PAGE);
        List<Body> found = candidates.stream()
                .filter(user -> TagRules.matches(user, filter))
                .flatMap(user -> entries(user, filter).stream())
                .toList();
        int from = Math.min(offset(request), found.size());
        int to = Math.min(from + request.size(), found.size());
        boolean truncated = to < found.size();
        return new Body()
                .with("IsTruncated", truncated)
                .with("NextToken", truncated ? Integer.toString(to) : null)
                .withList("TagResources", "TagResource", found.subList(from, to));
    }

    private List<SimulatedUser> allFor(Map<String, String> filter) {
        if (filter.isEmpty()) {
            throw RamError.missingOneOf("ResourceId.N, ResourcePrincipalName.N, Tag.N");
        }
        return users.page(user -> true, PageRequest.everything()).items();
    }

    private static List<Body> entries(SimulatedUser user, Map<String, String> filter) {
        return user.tags().entrySet().stream()
                .filter(tag -> filter.isEmpty() || filter.containsKey(tag.getKey()))
                .map(tag -> new Body()
                        .with("ResourceType", "user")
                        .with("ResourceId", user.userId())
                        .with("TagKey", tag.getKey())
                        .with("TagValue", tag.getValue()))
                .toList();
    }

    private static int offset(PageRequest request) {
        String token = request.marker();
        if (token == null) {
            return 0;
        }
        if (!token.matches("\\d{1,9}")) {
            throw RamError.invalid("NextToken");
        }
        return Integer.parseInt(token);
    }

    private static boolean hasResources(Parameters parameters) {
        return parameters.has("ResourceId.1") || parameters.has("ResourcePrincipalName.1");
    }

    private List<SimulatedUser> addressed(Parameters parameters) {
        if (parameters
                .optional("ResourceType")
                .filter(type -> !type.equals("user"))
                .isPresent()) {
            throw RamError.invalid("ResourceType");
        }
        List<String> ids = parameters.list("ResourceId");
        List<String> names = parameters.list("ResourcePrincipalName");
        if (ids.isEmpty() == names.isEmpty()) {
            throw ids.isEmpty()
                    ? RamError.missingOneOf("ResourceId.N, ResourcePrincipalName.N")
                    : RamError.onlyOneOf("ResourceId.N, ResourcePrincipalName.N");
        }
        if (ids.size() > MOST_RESOURCES || names.size() > MOST_RESOURCES) {
            throw RamError.invalidLength("ResourceId");
        }
        return ids.isEmpty()
                ? names.stream().map(this::named).distinct().toList()
                : ids.stream().map(this::withId).distinct().toList();
    }

    private SimulatedUser withId(String id) {
        return users.findById(id).orElseThrow(() -> {
            Quirks.Words words = account.quirks().unknownTagged();
            return words == null ? RamError.noSuchUser() : new RamError(words.status(), words.code(), words.message());
        });
    }

    /** The documentation calls it "the name of the RAM user" and does not say which; both are accepted. */
    private SimulatedUser named(String name) {
        return users.withName(name.contains("@") ? name : name + "@" + account.defaultDomain());
    }

    private void refuseTooMany(SimulatedUser user, Map<String, String> added) {
        Set<String> keys = new HashSet<>(user.tags().keySet());
        keys.addAll(added.keySet());
        if (keys.size() > account.quotas().tagsPerUser()) {
            throw RamError.tooManyTags();
        }
    }
}
