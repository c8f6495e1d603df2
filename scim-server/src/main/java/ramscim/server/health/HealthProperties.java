package ramscim.server.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the verdict calls late.
 *
 * @param probeInterval how often RAM is asked for the account's summary, one read each, so that an outage shows without
 *     traffic
 * @param silence after which an identity provider that used to call is missed
 * @param stuckAfter after which a change that waits is called stuck
 * @param leaverStuckAfter after which one is that takes access away
 */
@Validated
@ConfigurationProperties("bridge.health")
public record HealthProperties(
        @DefaultValue("30s") Duration probeInterval,
        @DefaultValue("24h") Duration silence,
        @DefaultValue("10m") Duration stuckAfter,
        @DefaultValue("2m") Duration leaverStuckAfter) {}
