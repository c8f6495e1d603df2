package ramscim.simulator.operation;

import static ramscim.simulator.operation.Operation.read;
import static ramscim.simulator.operation.Operation.write;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.Freshness;
import ramscim.simulator.account.Groups;
import ramscim.simulator.account.Membership;
import ramscim.simulator.account.Memberships;
import ramscim.simulator.account.Page;
import ramscim.simulator.account.PageRequest;
import ramscim.simulator.account.SimulatedGroup;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.account.Users;
import ramscim.simulator.quirk.Lag;

/** Groups and who is in them. Groups are addressed by name only; the GroupId is answered but never accepted. */
final class GroupOperations implements OperationFamily {

    private static final int LARGEST_PAGE = 100;

    private final Users users;
    private final Freshness freshness;
    private final Groups groups;
    private final Memberships memberships;
    private final Fields fields;

    GroupOperations(AccountState account, Fields fields) {
        this.users = account.users();
        this.freshness = account.freshness();
        this.groups = account.groups();
        this.memberships = account.memberships();
        this.fields = fields;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                write("CreateGroup", Set.of("GroupName", "DisplayName", "Comments"), this::create),
                read("GetGroup", Set.of("GroupName"), this::get),
                write(
                        "UpdateGroup",
                        Set.of("GroupName", "NewGroupName", "NewDisplayName", "NewComments"),
                        this::update),
                write("DeleteGroup", Set.of("GroupName"), this::delete),
                read("ListGroups", Set.of("Marker", "MaxItems"), this::list),
                write("AddUserToGroup", Set.of("UserPrincipalName", "GroupName"), this::addUser),
                write("RemoveUserFromGroup", Set.of("UserPrincipalName", "GroupName"), this::removeUser),
                read("ListUsersForGroup", Set.of("GroupName", "Marker", "MaxItems"), this::listUsers),
                read("ListGroupsForUser", Set.of("UserPrincipalName"), this::listGroups));
    }

    private Body create(Parameters parameters) {
        String name = fields.groupName("GroupName", parameters.required("GroupName"));
        Optional<String> displayName = parameters.optional("DisplayName", fields::displayName);
        Optional<String> comments = parameters.optional("Comments", fields::comments);
        SimulatedGroup created = groups.create(
                name, group -> group.displayName(displayName.orElse(null)).comments(comments.orElse(null)));
        freshness.born(Lag.GROUP, created.groupId());
        return new Body().with("Group", dated(created));
    }

    private Body get(Parameters parameters) {
        return new Body().with("Group", dated(group(parameters)));
    }

    private Body update(Parameters parameters) {
        SimulatedGroup group = group(parameters);
        Optional<String> name = parameters.optional("NewGroupName", fields::groupName);
        Optional<String> displayName = parameters.optional("NewDisplayName", fields::displayName);
        Optional<String> comments = parameters.optional("NewComments", fields::comments);
        SimulatedGroup updated = groups.change(group, change -> {
            name.ifPresent(change::groupName);
            parameters.set("NewDisplayName", displayName, change::displayName);
            parameters.set("NewComments", comments, change::comments);
        });
        return new Body().with("Group", dated(updated));
    }

    private Body delete(Parameters parameters) {
        groups.delete(group(parameters));
        return new Body();
    }

    private Body list(Parameters parameters) {
        Page<SimulatedGroup> page = groups.page(page(parameters));
        return truncation(page)
                .withList(
                        "Groups",
                        "Group",
                        page.items().stream().map(GroupOperations::dated).toList());
    }

    private Body addUser(Parameters parameters) {
        memberships.add(user(parameters), group(parameters));
        freshness.born(Lag.MEMBERSHIP, Visibility.membership(user(parameters), group(parameters)));
        return new Body();
    }

    private Body removeUser(Parameters parameters) {
        memberships.remove(user(parameters), group(parameters));
        return new Body();
    }

    private Body listUsers(Parameters parameters) {
        Page<Membership> page = memberships.pageOfGroup(group(parameters), page(parameters));
        return truncation(page)
                .withList(
                        "Users",
                        "User",
                        page.items().stream().flatMap(this::member).toList());
    }

    private Body listGroups(Parameters parameters) {
        List<Body> joined = memberships.listedOfUser(user(parameters)).stream()
                .flatMap(this::joined)
                .toList();
        return new Body().withList("Groups", "Group", joined);
    }

    /** Nothing, if a lagging list still shows a user who is gone. */
    private Stream<Body> member(Membership membership) {
        return users.findById(membership.userId()).stream()
                .map(user -> new Body()
                        .with("UserId", user.userId())
                        .with("UserPrincipalName", user.userPrincipalName())
                        .with("DisplayName", user.displayName())
                        .with("JoinDate", membership.joinDate().toString()));
    }

    private Stream<Body> joined(Membership membership) {
        return groups.findById(membership.groupId()).stream()
                .map(group ->
                        named(group).with("JoinDate", membership.joinDate().toString()));
    }

    private static Body dated(SimulatedGroup group) {
        return named(group)
                .with("CreateDate", group.createDate().toString())
                .with("UpdateDate", group.updateDate().toString());
    }

    private static Body named(SimulatedGroup group) {
        return new Body()
                .with("GroupId", group.groupId())
                .with("GroupName", group.groupName())
                .with("DisplayName", group.displayName())
                .with("Comments", group.comments());
    }

    private static Body truncation(Page<?> page) {
        return new Body().with("IsTruncated", page.marker() != null).with("Marker", page.marker());
    }

    private static PageRequest page(Parameters parameters) {
        return parameters.page("Marker", "MaxItems", LARGEST_PAGE, LARGEST_PAGE);
    }

    private SimulatedUser user(Parameters parameters) {
        return users.withName(parameters.required("UserPrincipalName"));
    }

    private SimulatedGroup group(Parameters parameters) {
        return groups.withName(parameters.required("GroupName"));
    }
}
