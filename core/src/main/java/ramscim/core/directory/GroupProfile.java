package ramscim.core.directory;

/**
 * The attributes of a RAM group that CreateGroup and UpdateGroup of IMS take.
 *
 * @param displayName 1-24 characters; counted in UTF-16 units, the strictest reading of the documentation
 * @param comments 1-128 characters; a group has no tags, so its comments say whose it is
 */
public record GroupProfile(GroupName name, String displayName, String comments) {
    public static final int MAX_DISPLAY_NAME = 24;
    public static final int MAX_COMMENTS = 128;

    public GroupProfile {
        if (displayName.isEmpty() || displayName.length() > MAX_DISPLAY_NAME) {
            throw new RuleViolation("must be 1 to %d characters long".formatted(MAX_DISPLAY_NAME));
        }
        if (comments.isEmpty() || comments.length() > MAX_COMMENTS) {
            throw new RuleViolation("must be 1 to %d characters long".formatted(MAX_COMMENTS));
        }
    }
}
