package ramscim.simulator.protocol;

import static java.util.Objects.requireNonNull;

/** A pair of AccessKey ID and secret; only the ID is ever printed. */
public final class AccessKey {

    private final String id;
    private final String secret;

    public AccessKey(String id, String secret) {
        this.id = requireNonNull(id);
        this.secret = requireNonNull(secret);
    }

    public String id() {
        return id;
    }

    public String secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
