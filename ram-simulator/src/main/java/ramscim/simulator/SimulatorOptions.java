package ramscim.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import ramscim.simulator.account.AccountSettings;
import ramscim.simulator.account.Quotas;
import ramscim.simulator.account.Secret;
import ramscim.simulator.protocol.AccessKey;
import ramscim.simulator.rate.RateLimits;

/**
 * How a simulator behaves. Start from {@link #defaults()}.
 *
 * @param port 0 for any free one
 * @param strictDelete refuse to delete a user or group while something hangs on it, as RAM documents; if not, remove it
 *     all
 * @param recyclesUsers whether DeleteUser moves users to the recycle bin; undocumented for the API, while the console
 *     does it
 * @param strictParameters refuse parameters that an operation does not document (400 UnsupportedParameter) instead of
 *     ignoring them
 * @param strictDisplayNames hold display names to the characters that RAM documents; IMS documents none
 * @param storesProvisionType keep a ProvisionType that CreateUser is given; if not, every user is Manual
 * @param listLag how far List operations lag behind the state
 * @param overlappingPages let each page of a list begin with the last entry of the page before
 * @param idleTimeout after how long without a call a connection is closed, as the real service's edge does
 */
public record SimulatorOptions(
        int port,
        String defaultDomain,
        AccessKey accessKey,
        Quotas quotas,
        RateLimits rateLimits,
        boolean strictDelete,
        boolean recyclesUsers,
        boolean strictParameters,
        boolean strictDisplayNames,
        boolean storesProvisionType,
        Duration listLag,
        boolean overlappingPages,
        Duration idleTimeout,
        Clock clock) {

    public SimulatorOptions {
        requireNonNull(defaultDomain);
        requireNonNull(accessKey);
        requireNonNull(quotas);
        requireNonNull(rateLimits);
        requireNonNull(clock);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, but is " + port);
        }
        if (listLag.isNegative()) {
            throw new IllegalArgumentException("listLag must not be negative, but is " + listLag);
        }
        if (idleTimeout.isNegative() || idleTimeout.isZero()) {
            throw new IllegalArgumentException("idleTimeout must be more than nothing, but is " + idleTimeout);
        }
    }

    AccountSettings accountSettings() {
        return new AccountSettings(
                defaultDomain,
                accessKey.id(),
                new Secret(accessKey.secret()),
                quotas,
                strictDelete,
                recyclesUsers,
                listLag,
                overlappingPages,
                clock);
    }

    public static SimulatorOptions defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Options in the making; what is not set keeps its default. */
    public static final class Builder {

        private int port;
        private String defaultDomain = "example.onaliyun.com";
        private AccessKey accessKey = new AccessKey("LTAI-simulator", "simulator-secret");
        private Quotas quotas = Quotas.defaults();
        private RateLimits rateLimits = RateLimits.off();
        private boolean strictDelete = true;
        private boolean recyclesUsers = true;
        private boolean strictParameters;
        private boolean strictDisplayNames;
        private boolean storesProvisionType;
        private Duration listLag = Duration.ZERO;
        private boolean overlappingPages;
        private Duration idleTimeout = Duration.ofMinutes(2);
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        public Builder port(int value) {
            port = value;
            return this;
        }

        public Builder defaultDomain(String value) {
            defaultDomain = value;
            return this;
        }

        public Builder accessKey(String id, String secret) {
            accessKey = new AccessKey(id, secret);
            return this;
        }

        public Builder accessKeyId(String id) {
            return accessKey(id, accessKey.secret());
        }

        public Builder accessKeySecret(String secret) {
            return accessKey(accessKey.id(), secret);
        }

        public Builder quotas(Quotas value) {
            quotas = value;
            return this;
        }

        public Builder rateLimits(RateLimits value) {
            rateLimits = value;
            return this;
        }

        public Builder strictDelete(boolean value) {
            strictDelete = value;
            return this;
        }

        public Builder recyclesUsers(boolean value) {
            recyclesUsers = value;
            return this;
        }

        public Builder strictParameters(boolean value) {
            strictParameters = value;
            return this;
        }

        public Builder strictDisplayNames(boolean value) {
            strictDisplayNames = value;
            return this;
        }

        public Builder storesProvisionType(boolean value) {
            storesProvisionType = value;
            return this;
        }

        public Builder listLag(Duration value) {
            listLag = value;
            return this;
        }

        public Builder overlappingPages(boolean value) {
            overlappingPages = value;
            return this;
        }

        public Builder idleTimeout(Duration value) {
            idleTimeout = value;
            return this;
        }

        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        public SimulatorOptions build() {
            return new SimulatorOptions(
                    port,
                    defaultDomain,
                    accessKey,
                    quotas,
                    rateLimits,
                    strictDelete,
                    recyclesUsers,
                    strictParameters,
                    strictDisplayNames,
                    storesProvisionType,
                    listLag,
                    overlappingPages,
                    idleTimeout,
                    clock);
        }
    }
}
