package ramscim.core.intent;

/** What somebody can lose by a change. */
public enum LossKind {
    /** A user is deactivated or deleted. */
    USER("users"),
    /** A group is deleted. */
    GROUP("groups"),
    /** A user is no longer in a group. */
    MEMBERSHIP("users with a group less");

    private final String words;

    LossKind(String words) {
        this.words = words;
    }

    /** Those who lose, in plain words. */
    public String words() {
        return words;
    }
}
