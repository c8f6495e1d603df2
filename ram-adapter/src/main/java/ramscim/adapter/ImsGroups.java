package ramscim.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.Page;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RuleViolation;
import ramscim.core.directory.UserPrincipalName;

/** The group operations of IMS 2019-08-15. They take group names and logon names; GroupId and UserId are answered and never accepted. */
final class ImsGroups {
    /** As many as ListUsersForGroup and ListGroups give at once. */
    static final int MAX_PAGE_SIZE = 100;

    private final RpcClient rpc;
    private final int pageSize;

    ImsGroups(RpcClient rpc, int pageSize) {
        this.rpc = rpc;
        this.pageSize = pageSize;
    }

    RamGroup create(GroupProfile profile) {
        Parameters parameters =
                named(profile.name()).with("DisplayName", profile.displayName()).with("Comments", profile.comments());
        return group(rpc.call(ImsOperation.CREATE_GROUP, parameters));
    }

    @Nullable RamGroup find(GroupName name) {
        RpcAnswer answer = rpc.find(ImsOperation.GET_GROUP, named(name));
        return answer == null ? null : group(answer);
    }

    Page<RamGroup> list(@Nullable String marker) {
        Parameters parameters =
                Parameters.of("MaxItems", String.valueOf(pageSize)).with("Marker", marker);
        RpcAnswer answer = rpc.call(ImsOperation.LIST_GROUPS, parameters);
        List<RamGroup> groups = new ArrayList<>();
        for (JsonNode group : answer.body().path("Groups").path("Group")) {
            groups.add(GroupJson.read(answer, group));
        }
        return new Page<>(groups, answer.nextMarker(marker));
    }

    /** A name that stays is not sent: nothing says whether RAM takes a group's own name for a free one. */
    RamGroup update(GroupName name, GroupProfile profile) {
        Parameters parameters = named(name)
                .with(
                        "NewGroupName",
                        profile.name().equals(name) ? null : profile.name().value())
                .with("NewDisplayName", profile.displayName())
                .with("NewComments", profile.comments());
        return group(rpc.call(ImsOperation.UPDATE_GROUP, parameters));
    }

    void delete(GroupName name) {
        rpc.call(ImsOperation.DELETE_GROUP, named(name));
    }

    void addUser(UserPrincipalName user, GroupName group) {
        rpc.unless(
                "EntityAlreadyExists.User.Group",
                () -> rpc.call(ImsOperation.ADD_USER_TO_GROUP, membership(user, group)));
    }

    /** A user or a group that does not exist has a code of its own, and is a failure. */
    void removeUser(UserPrincipalName user, GroupName group) {
        rpc.unless(
                "EntityNotExist.User.Group",
                () -> rpc.call(ImsOperation.REMOVE_USER_FROM_GROUP, membership(user, group)));
    }

    List<UserPrincipalName> users(GroupName group) {
        List<UserPrincipalName> members = new ArrayList<>();
        String marker = null;
        do {
            Parameters parameters =
                    named(group).with("MaxItems", String.valueOf(pageSize)).with("Marker", marker);
            RpcAnswer page = rpc.call(ImsOperation.LIST_USERS_FOR_GROUP, parameters);
            for (JsonNode user : page.body().path("Users").path("User")) {
                members.add(logonName(page, user));
            }
            marker = page.nextMarker(marker);
        } while (marker != null);
        return members;
    }

    private static UserPrincipalName logonName(RpcAnswer page, JsonNode user) {
        try {
            return UserPrincipalName.parse(
                    page.required(user, "UserPrincipalName").asText());
        } catch (RuleViolation e) {
            throw page.unusable("a UserPrincipalName");
        }
    }

    List<RamGroup> ofUser(UserPrincipalName user) {
        RpcAnswer answer = rpc.call(ImsOperation.LIST_GROUPS_FOR_USER, Parameters.ofUser(user));
        List<RamGroup> groups = new ArrayList<>();
        for (JsonNode group : answer.body().path("Groups").path("Group")) {
            groups.add(GroupJson.read(answer, group));
        }
        return groups;
    }

    private static Parameters named(GroupName name) {
        return Parameters.of("GroupName", name.value());
    }

    private static Parameters membership(UserPrincipalName user, GroupName group) {
        return Parameters.ofUser(user).with("GroupName", group.value());
    }

    private static RamGroup group(RpcAnswer answer) {
        return GroupJson.read(answer, answer.required(answer.body(), "Group"));
    }
}
