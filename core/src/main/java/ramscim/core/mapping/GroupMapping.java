package ramscim.core.mapping;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupMark;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.Owner;
import ramscim.core.resource.Names;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/**
 * What a SCIM group becomes in RAM.
 *
 * <p>A displayName that is a valid GroupName is the GroupName. Any other is made into one: what RAM allows of it, and a hash of all of it, so
 * that two displayNames never meet in one GroupName. A displayName that looks as if it had been made so is made anew itself.
 *
 * @param owner the bridge that the groups are said to be kept by
 */
public record GroupMapping(Owner owner) {
    private static final int HASH_LENGTH = 10;
    private static final Pattern FORBIDDEN = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern MADE = Pattern.compile(".*-[0-9a-f]{" + HASH_LENGTH + "}");
    private static final Pattern EDGES = Pattern.compile("^[-.]+|[-.]+$");

    /** @throws InvalidAttributeException if the group has no displayName */
    public GroupProfile desiredGroup(ResourceId id, ScimAttributes group) {
        String displayName = group.text("displayName");
        if (displayName == null) {
            throw new InvalidAttributeException("displayName", "is required and must not be blank");
        }
        if (Names.hasUnseen(displayName)) {
            throw new InvalidAttributeException(
                    "displayName", "must not have control characters, or others that are not seen");
        }
        GroupName name = groupName(Names.canonical(displayName));
        String fitting = DisplayNames.fit(displayName);
        String shown = fitting.isEmpty() ? DisplayNames.fit(name.value()) : fitting;
        boolean told = displayName.equals(shown) || displayName.equals(name.value());
        return new GroupProfile(name, shown, comments(id, group, told ? null : displayName));
    }

    /** A group has no tags: its comments say whose it is, and what else RAM has no field for. */
    private String comments(ResourceId id, ScimAttributes group, @Nullable String displayName) {
        return new GroupMark(id.toString(), owner.name(), group.text("externalId"), displayName).toComments();
    }

    static GroupName groupName(String displayName) {
        String lowerCase = displayName.toLowerCase(Locale.ROOT);
        if (GroupName.isValid(displayName) && !MADE.matcher(lowerCase).matches()) {
            return new GroupName(displayName);
        }
        String hash = Ownership.sha256(lowerCase).substring(0, HASH_LENGTH);
        String readable =
                EDGES.matcher(FORBIDDEN.matcher(displayName).replaceAll("-")).replaceAll("");
        int room = GroupName.MAX_LENGTH - HASH_LENGTH - 1;
        String start = readable.isEmpty() ? "group" : readable.substring(0, Math.min(room, readable.length()));
        return new GroupName(start + "-" + hash);
    }
}
