package ramscim.core.directory;

/** The public part of an access key (IMS CreateAccessKey, {@code AccessKeyId}). */
public record AccessKeyId(String value) {
    public AccessKeyId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("AccessKeyId must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
