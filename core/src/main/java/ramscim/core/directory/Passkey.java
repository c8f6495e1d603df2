package ramscim.core.directory;

/** A passkey of a user as IMS lists it: only users make them, at the console, and nothing turns one off but its deletion. */
public record Passkey(String id, String name) {
    public Passkey {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a passkey has an id");
        }
    }
}
