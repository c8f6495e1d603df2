package ramscim.core.directory;

/**
 * A user's service credential, which the console calls API key, as IMS lists it, without its secret.
 *
 * @param serviceName the one cloud service that it works with
 * @param active whether it works; an expired one does not
 */
public record ServiceCredential(String id, String serviceName, boolean active) {
    public ServiceCredential {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a service credential has an id");
        }
    }
}
