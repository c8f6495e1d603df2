package ramscim.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessKeys;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.NewAccessKey;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;

/** The access key operations of IMS 2019-08-15. A call that named no user would act on the bridge's own keys; none can be made here. */
final class ImsAccessKeys implements AccessKeys {
    private final RpcClient rpc;

    ImsAccessKeys(RpcClient rpc) {
        this.rpc = rpc;
    }

    @Override
    public NewAccessKey createAccessKey(UserPrincipalName user) {
        RpcAnswer answer = rpc.call(ImsOperation.CREATE_ACCESS_KEY, Parameters.ofUser(user));
        JsonNode key = answer.required(answer.body(), "AccessKey");
        return new NewAccessKey(
                key(answer, key),
                new Secret(answer.required(key, "AccessKeySecret").asText()));
    }

    @Override
    public List<AccessKey> listAccessKeys(UserPrincipalName user) {
        RpcAnswer answer = rpc.call(ImsOperation.LIST_ACCESS_KEYS, Parameters.ofUser(user));
        List<AccessKey> keys = new ArrayList<>();
        for (JsonNode key : answer.body().path("AccessKeys").path("AccessKey")) {
            keys.add(key(answer, key));
        }
        return keys;
    }

    @Override
    public void updateAccessKey(UserPrincipalName user, AccessKeyId key, AccessStatus status) {
        rpc.call(ImsOperation.UPDATE_ACCESS_KEY, addressed(user, key).with("Status", Statuses.word(status)));
    }

    @Override
    public void deleteAccessKey(UserPrincipalName user, AccessKeyId key) {
        rpc.unless(
                "EntityNotExist.User.AccessKey", () -> rpc.call(ImsOperation.DELETE_ACCESS_KEY, addressed(user, key)));
    }

    private static Parameters addressed(UserPrincipalName user, AccessKeyId key) {
        return Parameters.ofUser(user).with("UserAccessKeyId", key.value());
    }

    private static AccessKey key(RpcAnswer answer, JsonNode key) {
        return new AccessKey(
                new AccessKeyId(answer.required(key, "AccessKeyId").asText()),
                Statuses.read(answer, key),
                RpcAnswer.time(key, "CreateDate"));
    }
}
