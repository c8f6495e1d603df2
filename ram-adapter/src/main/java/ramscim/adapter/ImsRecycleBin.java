package ramscim.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RecycleBin;
import ramscim.core.directory.RecycledUser;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;

/** The recycle bin operations of IMS 2019-08-15. */
final class ImsRecycleBin implements RecycleBin {
    /** As many users as ListUsersInRecycleBin gives at once. */
    static final int MAX_PAGE_SIZE = 100;

    private final RpcClient rpc;
    private final int pageSize;

    ImsRecycleBin(RpcClient rpc, int pageSize) {
        this.rpc = rpc;
        this.pageSize = pageSize;
    }

    @Override
    public @Nullable RecycledUser findRecycledUser(UserId id) {
        RpcAnswer answer = rpc.find(ImsOperation.GET_USER_IN_RECYCLE_BIN, identified(id));
        return answer == null ? null : user(answer, answer.required(answer.body(), "User"));
    }

    @Override
    public List<RecycledUser> listRecycledUsers(UserPrincipalName name) {
        List<RecycledUser> users = new ArrayList<>();
        String marker = null;
        do {
            Parameters parameters = Parameters.of("Filter", "UserPrincipalName eq " + name)
                    .with("MaxItems", String.valueOf(pageSize))
                    .with("Marker", marker);
            RpcAnswer page = rpc.call(ImsOperation.LIST_USERS_IN_RECYCLE_BIN, parameters);
            for (JsonNode user : page.body().path("Users").path("User")) {
                users.add(user(page, user));
            }
            marker = page.nextMarker(marker);
        } while (marker != null);
        return users;
    }

    @Override
    public void restoreUser(UserId id) {
        rpc.call(ImsOperation.RESTORE_USER_FROM_RECYCLE_BIN, identified(id));
    }

    @Override
    public void deleteRecycledUser(UserId id) {
        rpc.call(ImsOperation.DELETE_USER_IN_RECYCLE_BIN, identified(id));
    }

    private static Parameters identified(UserId id) {
        return Parameters.of("UserId", id.value());
    }

    private static RecycledUser user(RpcAnswer answer, JsonNode user) {
        return new RecycledUser(
                new UserId(answer.required(user, "UserId").asText()),
                answer.required(user, "UserPrincipalName").asText(),
                user.path("DisplayName").asText(""),
                RpcAnswer.time(user, "RecycleDate"),
                RpcAnswer.time(user, "DeleteDate"));
    }
}
