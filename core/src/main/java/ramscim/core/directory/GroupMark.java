package ramscim.core.directory;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the comments of a RAM group say of whose it is. A group has no tags.
 *
 * @param id the SCIM id of the resource
 * @param owner the name of the bridge; null in what an early version wrote
 * @param externalId null if the resource has none, or there was no room for it
 * @param name the displayName, if RAM's own names do not tell it; null if there was no room for it
 */
public record GroupMark(
        String id,
        @Nullable String owner,
        @Nullable String externalId,
        @Nullable String name) {
    private static final Pattern WRITTEN = Pattern.compile(
            Pattern.quote(OwnershipTags.ID) + "=(\\S+)(?: owner=(\\S+))?(?: externalId=(.+?))?(?: name=(.+))?",
            Pattern.DOTALL);

    public GroupMark {
        externalId = stripped(externalId);
        name = stripped(name);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** What these comments say; null if they are not a bridge's. */
    public static @Nullable GroupMark of(@Nullable String comments) {
        Matcher written = WRITTEN.matcher(comments == null ? "" : comments);
        return written.matches()
                ? new GroupMark(written.group(1), written.group(2), written.group(3), written.group(4))
                : null;
    }

    /** As comments. What does not fit is left out, the externalId first, so that they always say the same of the same group. */
    public String toComments() {
        String whose = OwnershipTags.ID + "=" + id + (owner == null ? "" : " owner=" + owner);
        String named = fitting(whose, name == null ? "" : " name=" + name);
        String known = fitting(whose + named, externalId == null ? "" : " externalId=" + externalId);
        return whose + known + named;
    }

    private static String fitting(String before, String more) {
        return before.length() + more.length() <= GroupProfile.MAX_COMMENTS ? more : "";
    }

    /** Whether two comments name the same resource of the same bridge. */
    public static boolean sameOwner(@Nullable String one, @Nullable String other) {
        GroupMark mark = of(one);
        GroupMark others = of(other);
        return mark != null
                && others != null
                && mark.id.equals(others.id)
                && (mark.owner == null || others.owner == null || mark.owner.equals(others.owner));
    }
}
