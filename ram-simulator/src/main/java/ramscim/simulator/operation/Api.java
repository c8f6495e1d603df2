package ramscim.simulator.operation;

/** The APIs, which differ in version and in the host that errors name. */
public enum Api {
    IMS("2019-08-15", "Ims", "ims.aliyuncs.com"),
    RAM("2015-05-01", "Ram", "ram.aliyuncs.com"),
    STS("2015-04-01", "Sts", "sts.aliyuncs.com");

    private final String version;
    private final String product;
    private final String host;

    Api(String version, String product, String host) {
        this.version = version;
        this.product = product;
        this.host = host;
    }

    public String product() {
        return product;
    }

    public String host() {
        return host;
    }

    /** IMS if no API has the version: something has to sign the error. */
    public static Api ofVersion(String version) {
        for (Api api : values()) {
            if (api.version.equals(version)) {
                return api;
            }
        }
        return IMS;
    }

    boolean hasVersion(String other) {
        return version.equals(other);
    }
}
