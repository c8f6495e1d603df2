package ramscim.core.guard;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/**
 * From whom nothing is ever taken, whatever a provider sends.
 *
 * @param users those who are never deactivated, deleted or renamed, and get no new password, by userName or RAM's logon name, whole or what stands before the {@code @}
 * @param groups those that are never deleted and that nobody is taken out of, by displayName or RAM's name
 * @param tags likewise for users whose RAM user had such a tag when it was last seen, as {@code key=value}
 */
public record Protection(NamePatterns users, NamePatterns groups, NamePatterns tags) {
    /** Nobody is protected. */
    public static final Protection NONE =
            new Protection(new NamePatterns(List.of()), new NamePatterns(List.of()), new NamePatterns(List.of()));

    /** Why nothing may be taken from it, in plain words; null if something may. */
    @Nullable String reason(StoredResource resource) {
        if (!coversNameOf(resource) && !hasProtectedTag(resource)) {
            return null;
        }
        String name = nameOf(resource);
        return switch (resource.type()) {
            case USER ->
                "The user '" + name
                        + "' is protected: it is never deactivated, deleted or renamed, and gets no password and no way in less.";
            case GROUP -> "The group '" + name + "' is protected: it is never deleted, and nobody is taken out of it.";
        };
    }

    /** By the provider's name for it or by RAM's, which is what an administrator sees at the console. */
    boolean coversNameOf(StoredResource resource) {
        return Stream.concat(Stream.ofNullable(nameOf(resource)), namesInRam(resource))
                .anyMatch(name -> covers(resource.type(), name));
    }

    public boolean covers(ResourceType type, String name) {
        return switch (type) {
            case USER -> coversUser(name);
            case GROUP -> groups.matches(name);
        };
    }

    private boolean coversUser(String name) {
        int at = name.indexOf('@');
        return users.matches(name) || (at > 0 && users.matches(name.substring(0, at)));
    }

    private boolean hasProtectedTag(StoredResource user) {
        Stream<Map.Entry<String, String>> seen = user.observed() instanceof ObservedUser observed
                ? observed.user().tags().entrySet().stream()
                : Stream.empty();
        return seen.anyMatch(tag -> tags.matches(tag.getKey() + "=" + tag.getValue()));
    }

    /** Whether a tag that protects the user would be written over, or taken away. */
    boolean losesTag(StoredResource user, Map<String, String> had, Map<String, String> shall) {
        if (!(user.observed() instanceof ObservedUser seen)) {
            return false;
        }
        return seen.user().tags().entrySet().stream()
                .filter(tag -> tags.matches(tag.getKey() + "=" + tag.getValue()))
                .anyMatch(tag -> shall.containsKey(tag.getKey())
                        ? !tag.getValue().equals(shall.get(tag.getKey()))
                        : had.containsKey(tag.getKey()));
    }

    /** A tag that protects and that a provider would write; null if it writes none. Who is protected, administrators say in RAM. */
    @Nullable String newTag(Map<String, String> had, Map<String, String> shall) {
        return shall.entrySet().stream()
                .filter(tag -> !tag.getValue().equals(had.get(tag.getKey())))
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .filter(tags::matches)
                .findFirst()
                .orElse(null);
    }

    public static @Nullable String nameOf(StoredResource resource) {
        ConfirmedResource confirmed = resource.confirmed();
        return confirmed == null ? null : nameOf(resource.type(), confirmed.attributes());
    }

    public static @Nullable String nameOf(ResourceType type, ScimAttributes attributes) {
        return attributes.text(type == ResourceType.USER ? "userName" : "displayName");
    }

    private static Stream<String> namesInRam(StoredResource resource) {
        if (resource.observed() instanceof ObservedUser seen) {
            return Stream.of(seen.user().userPrincipalName());
        }
        return resource.observed() instanceof ObservedGroup seen
                ? Stream.concat(
                        Stream.of(seen.group().name()),
                        Stream.ofNullable(seen.group().displayName()))
                : Stream.empty();
    }
}
