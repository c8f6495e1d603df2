package ramscim.simulator.operation;

import java.util.stream.Stream;

/** The APIs, which differ in version and in the host that errors name. */
public enum Api {
    IMS("2019-08-15", "Ims", "ims.aliyuncs.com"),
    RAM("2015-05-01", "Ram", "ram.aliyuncs.com"),
    RESOURCE_MANAGER("2020-03-31", "ResourceManager", "resourcemanager.aliyuncs.com"),
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
        return Stream.of(values())
                .filter(api -> api.hasVersion(version))
                .findFirst()
                .orElse(IMS);
    }

    boolean hasVersion(String other) {
        return version.equals(other);
    }
}
