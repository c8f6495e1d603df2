package ramscim.core.directory;

/**
 * RAM's immutable key of a user, a numeric string of about 18 digits; it survives renames (IMS GetUser, {@code UserId}).
 */
public record UserId(String value) {
    public UserId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("UserId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
