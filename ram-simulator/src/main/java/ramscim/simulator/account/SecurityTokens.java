package ramscim.simulator.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.error.RamError;

/** Temporary credentials, as STS gives them to somebody who may do everything here. */
public final class SecurityTokens {
    private final Clock clock;
    private final Map<String, SimulatedToken> byKeyId = new HashMap<>();

    SecurityTokens(Clock clock) {
        this.clock = clock;
    }

    SimulatedToken issue(Duration life) {
        String random = UUID.randomUUID().toString().replace("-", "");
        SimulatedToken token = new SimulatedToken(
                "STS." + random.substring(0, 20),
                new Secret(random.substring(20)),
                "token-" + UUID.randomUUID(),
                clock.instant().plus(life));
        byKeyId.put(token.accessKeyId(), token);
        return token;
    }

    public Optional<SimulatedToken> find(String accessKeyId) {
        return Optional.ofNullable(byKeyId.get(accessKeyId));
    }

    /** What the real service says of each is in its list of codes; the statuses are not. */
    public void check(SimulatedToken token, @Nullable String sent) {
        if (sent == null || sent.isEmpty()) {
            throw new RamError(400, "MissingSecurityToken", "SecurityToken is mandatory for this action.");
        }
        if (!sent.equals(token.securityToken())) {
            throw new RamError(
                    400,
                    "InvalidSecurityToken.MismatchWithAccessKey",
                    "The SecurityToken does not match the specified AccessKeyId.");
        }
        if (!clock.instant().isBefore(token.expiration())) {
            throw new RamError(403, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");
        }
    }

    void clear() {
        byKeyId.clear();
    }

    /** An access key that works only together with its token, and only for a while. */
    public record SimulatedToken(String accessKeyId, Secret secret, String securityToken, Instant expiration) {}
}
