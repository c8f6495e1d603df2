package ramscim.core.directory;

/**
 * The kinds of call that Alibaba Cloud limits apart. Each has its own rate limiter, circuit breaker and retry, all under one instance
 * name.
 */
public enum ApiClass {
    READ("ram-reads"),
    IDENTITY_WRITE("ram-identity-writes"),
    POLICY_WRITE("ram-policy-writes");

    private final String instanceName;

    ApiClass(String instanceName) {
        this.instanceName = instanceName;
    }

    public String instanceName() {
        return instanceName;
    }

    public boolean isWrite() {
        return this != READ;
    }
}
