package ramscim.server.origin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a SCIM request is about, fit for a log: nothing of a path is taken over that could be somebody's name.
 *
 * @param endpoint such as {@code Users}
 * @param id of the resource; null if there is none, or it is no id of ours
 * @param below whether something stands behind the endpoint
 */
public record ScimTarget(String endpoint, @Nullable String id, boolean below) {
    private static final Pattern PATH = Pattern.compile(
            "/scim/v2/(Users|Groups|Bulk|Me|Schemas|ResourceTypes|ServiceProviderConfig|\\.search)(?:/([^/]*))?.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Nothing for what is not below {@code /scim/v2}. */
    public static Optional<ScimTarget> of(String path) {
        if (!path.regionMatches(true, 0, "/scim/v2", 0, 8)) {
            return Optional.empty();
        }
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.of(new ScimTarget("other", null, false));
        }
        String below = matcher.group(2);
        boolean isId = below != null && ID.matcher(below).matches();
        return Optional.of(new ScimTarget(matcher.group(1), isId ? below : null, below != null && !below.isEmpty()));
    }

    /** {@code /scim/v2/Users/{id}}. */
    public String template() {
        return "/scim/v2/" + endpoint + (below ? "/{id}" : "");
    }
}
