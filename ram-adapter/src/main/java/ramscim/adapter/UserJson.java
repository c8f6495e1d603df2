package ramscim.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserId;

/** Reads the {@code User} element of IMS answers. */
final class UserJson {
    private UserJson() {}

    static RamUser read(RpcAnswer answer, JsonNode user) {
        return new RamUser(
                new UserId(answer.required(user, "UserId").asText()),
                answer.required(user, "UserPrincipalName").asText(),
                user.path("DisplayName").asText(""),
                RpcAnswer.text(user, "Email"),
                RpcAnswer.text(user, "MobilePhone"),
                RpcAnswer.text(user, "Comments"),
                tags(user),
                RpcAnswer.text(user, "ProvisionType"),
                RpcAnswer.time(user, "CreateDate"),
                RpcAnswer.time(user, "UpdateDate"),
                RpcAnswer.time(user, "LastLoginDate"),
                user.path("Status").asText("").equalsIgnoreCase("freeze"));
    }

    /** Requests say {@code Key} and {@code Value}; answers say {@code TagKey} and {@code TagValue}. */
    private static Map<String, String> tags(JsonNode user) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonNode tag : user.path("Tags").path("Tag")) {
            tags.put(tag.path("TagKey").asText(""), tag.path("TagValue").asText(""));
        }
        return tags;
    }
}
