package ramscim.server.alert;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import ramscim.server.start.SettingName;
import ramscim.server.start.StartException;

/**
 * Who is told what is wrong.
 *
 * @param targets by their names
 * @param dashboard the address of this server as people reach it, for links; unset, there are none
 * @param checkInterval how often it is looked whether something is wrong
 * @param resolveAfter for how long something must not be wrong any more before it is called over
 * @param tokenExpiresWithin how long before a token's end it is told
 * @param quotaWarning percent of a quota
 * @param quotaCritical percent of a quota
 * @param retryWait after the first attempt in vain; it doubles with each
 * @param giveUpAfter how long a notice is tried
 */
@Validated
@ConfigurationProperties("bridge.alerts")
public record AlertProperties(
        @DefaultValue Map<String, Target> targets,
        @Nullable String dashboard,
        @DefaultValue("10s") @DurationMin(millis = 100) Duration checkInterval,
        @DefaultValue("2m") Duration resolveAfter,
        @DefaultValue("14d") Duration tokenExpiresWithin,
        @DefaultValue("80") @Min(1) @Max(100) int quotaWarning,
        @DefaultValue("95") @Min(1) @Max(100) int quotaCritical,
        @DefaultValue("5s") @DurationMin(millis = 10) Duration retryWait,
        @DefaultValue("24h") @DurationMin(minutes = 1) Duration giveUpAfter) {
    public AlertProperties {
        targets = Map.copyOf(targets);
        targets.forEach((name, target) -> target.check("bridge.alerts.targets." + name));
    }

    /** How a target wants to be told. */
    public enum Type {
        GENERIC,
        SLACK,
        DINGTALK
    }

    /**
     * Where alerts go.
     *
     * @param url the webhook's address, which often is a secret
     * @param secret what messages are signed with; Slack has none
     */
    public record Target(
            @DefaultValue("generic") Type type,
            @Nullable URI url,
            @Nullable String secret) {
        void check(String key) {
            if (url == null || url.getHost() == null || !isSafe(url)) {
                throw new StartException("Set %s to the webhook's address, with https (http is for loopback addresses)."
                        .formatted(SettingName.of(key + ".url")));
            }
        }

        private static boolean isSafe(URI url) {
            return "https".equalsIgnoreCase(url.getScheme())
                    || ("http".equalsIgnoreCase(url.getScheme())
                            && url.getHost().matches("localhost|127(\\.\\d+){3}|\\[::1]"));
        }

        /** Without the address and the secret. */
        @Override
        public String toString() {
            return "Target[type=%s]".formatted(type);
        }
    }

    @Nullable String link(String page) {
        return dashboard == null || dashboard.isBlank() ? null : dashboard.replaceAll("/+$", "") + page;
    }
}
