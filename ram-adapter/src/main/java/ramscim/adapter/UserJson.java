package ramscim.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserId;

/** Reads the {@code User} element of IMS answers; an attribute that was cleared may come as an empty string or not at all. */
final class UserJson {
    private UserJson() {}

    static RamUser read(RpcAnswer answer, JsonNode user) {
        return new RamUser(
                new UserId(answer.required(user, "UserId").asText()),
                answer.required(user, "UserPrincipalName").asText(),
                user.path("DisplayName").asText(""),
                text(user, "Email"),
                text(user, "MobilePhone"),
                text(user, "Comments"),
                tags(user),
                text(user, "ProvisionType"),
                time(user, "CreateDate"),
                time(user, "UpdateDate"),
                time(user, "LastLoginDate"));
    }

    /** Requests say {@code Key} and {@code Value}; answers say {@code TagKey} and {@code TagValue}. */
    private static Map<String, String> tags(JsonNode user) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonNode tag : user.path("Tags").path("Tag")) {
            tags.put(tag.path("TagKey").asText(""), tag.path("TagValue").asText(""));
        }
        return tags;
    }

    private static @Nullable String text(JsonNode user, String field) {
        String text = user.path(field).asText("");
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Instant time(JsonNode user, String field) {
        try {
            return Instant.parse(user.path(field).asText(""));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
