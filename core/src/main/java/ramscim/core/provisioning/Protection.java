package ramscim.core.provisioning;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceType;

/**
 * From whom nothing is ever taken, whatever a provider sends.
 *
 * @param users those who are never deactivated or deleted, by userName or what stands before its {@code @}
 * @param groups those that are never deleted and that nobody is taken out of, by displayName
 * @param tags likewise for users whose RAM user had such a tag when it was last seen, as {@code key=value}
 */
public record Protection(NamePatterns users, NamePatterns groups, NamePatterns tags) {
    /** Nobody is protected. */
    public static final Protection NONE =
            new Protection(new NamePatterns(List.of()), new NamePatterns(List.of()), new NamePatterns(List.of()));

    /** Why nothing may be taken from it, in plain words; null if something may. */
    @Nullable String reason(StoredResource resource) {
        String name = nameOf(resource);
        return switch (resource.type()) {
            case USER ->
                isProtectedUser(name) || hasProtectedTag(resource)
                        ? "The user '" + name + "' is protected: it is never deactivated or deleted."
                        : null;
            case GROUP ->
                groups.matches(name)
                        ? "The group '" + name + "' is protected: it is never deleted, and nobody is taken out of it."
                        : null;
        };
    }

    private boolean isProtectedUser(@Nullable String userName) {
        int at = userName == null ? -1 : userName.indexOf('@');
        return users.matches(userName) || (userName != null && at > 0 && users.matches(userName.substring(0, at)));
    }

    private boolean hasProtectedTag(StoredResource user) {
        Stream<Map.Entry<String, String>> seen = user.observed() instanceof ObservedUser observed
                ? observed.user().tags().entrySet().stream()
                : Stream.empty();
        return seen.anyMatch(tag -> tags.matches(tag.getKey() + "=" + tag.getValue()));
    }

    static @Nullable String nameOf(StoredResource resource) {
        ConfirmedResource confirmed = resource.confirmed();
        String attribute = resource.type() == ResourceType.USER ? "userName" : "displayName";
        return confirmed == null ? null : confirmed.attributes().text(attribute);
    }
}
