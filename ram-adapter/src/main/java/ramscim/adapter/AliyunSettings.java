package ramscim.adapter;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach Alibaba Cloud.
 *
 * @param imsEndpoint {@code https://host[:port]}; plain http to a loopback address only
 * @param ramEndpoint likewise
 * @param stsEndpoint likewise; of STS, only whose credentials these are is asked there
 * @param resourceManagerEndpoint likewise; of ResourceManager, only what users may do within resource groups
 * @param readTimeout how long one call waits for its answer; a write that waits longer is ambiguous
 * @param sendProvisionType whether CreateUser carries {@code ProvisionType=SCIM}, as long as RAM takes it
 * @param maxConnections at once
 */
public record AliyunSettings(
        URI imsEndpoint,
        URI ramEndpoint,
        URI stsEndpoint,
        URI resourceManagerEndpoint,
        Duration connectTimeout,
        Duration readTimeout,
        boolean sendProvisionType,
        int maxConnections,
        AliyunCredentials credentials) {
    public AliyunSettings {
        checkEndpoint(imsEndpoint);
        checkEndpoint(ramEndpoint);
        checkEndpoint(stsEndpoint);
        checkEndpoint(resourceManagerEndpoint);
        checkTimeout("connect", connectTimeout);
        checkTimeout("read", readTimeout);
        if (maxConnections < 1) {
            throw new IllegalArgumentException(
                    "There must be at least 1 connection; %d are set.".formatted(maxConnections));
        }
    }

    /**
     * Refuses what is no endpoint.
     *
     * @throws IllegalArgumentException whose message says what an endpoint must be
     */
    public static void checkEndpoint(URI endpoint) {
        Endpoint.of(endpoint);
    }

    private static void checkTimeout(String name, Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "The %s timeout must be between 1 ms and 1 h; it is %s.".formatted(name, timeout));
        }
    }
}
