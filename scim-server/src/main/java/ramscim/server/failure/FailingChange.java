package ramscim.server.failure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceType;

/**
 * A change that does not come through.
 *
 * @param key by which it can be retried or dismissed
 * @param retrying whether it is tried again by itself; else it was refused for good
 * @param resourceId of the person or group, or the one that was meant for them
 * @param subject the name that an administrator knows them by
 * @param change what was asked for
 * @param leaver whether it takes access away
 * @param attempts how often it was tried or asked for
 * @param firstSeen when it failed for the first time
 * @param lastSeen when it was refused last; null for one that is tried again by itself
 * @param nextAttempt null if it was refused for good
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FailingChange(
        String key,
        boolean retrying,
        String resourceId,
        ResourceType type,
        String subject,
        String change,
        boolean leaver,
        FailureCause cause,
        String detail,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        int attempts,
        @Nullable Instant nextAttempt,
        @Nullable String ramRequestId) {
    private static final Pattern REQUEST_ID = Pattern.compile("\\(RAM RequestId ([^)]+)\\)");

    /** RAM's RequestId in a message, or null. */
    static @Nullable String requestIdIn(String detail) {
        Matcher found = REQUEST_ID.matcher(detail);
        return found.find() ? found.group(1) : null;
    }

    /** The message without the RequestId, which is shown beside it. */
    public String message() {
        return REQUEST_ID.matcher(detail).replaceAll("").strip();
    }

    /** Whether RAM has something of that name that may turn out to be whom the provider means. */
    @JsonIgnore
    public boolean isAdoptable() {
        return !retrying && change.equals("create") && cause == FailureCause.NAME_NOT_OURS;
    }

    /** Where the person or group is shown, or what is known of one that never came to be. */
    public String page() {
        return switch (type) {
            case USER -> "/admin/people/" + resourceId;
            case GROUP -> "/admin/groups/" + resourceId;
        };
    }
}
