package ramscim.server.guard;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import ramscim.core.guard.GuardPolicy;
import ramscim.core.guard.GuardPolicy.Limit;
import ramscim.core.guard.NamePatterns;
import ramscim.core.guard.Protection;
import ramscim.core.intent.LossKind;

/**
 * What may be taken away without an administrator. A limit is passed when more than the number and more than the
 * percentage would be hit.
 *
 * @param window the time within which losses are counted together
 * @param maxUsers how many may be deactivated or deleted
 * @param maxGroups how many may be deleted
 * @param maxMemberships how many users may lose a group
 * @param protectedUsers userNames, whole or what stands before the {@code @}; {@code *} stands for anything
 * @param protectedGroups displayNames, likewise
 * @param protectedTags tags of RAM users, {@code key=value}, likewise
 */
@Validated
@ConfigurationProperties("bridge.guard")
public record GuardProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1h") Duration window,
        @DefaultValue("50") @Min(0) int maxUsers,
        @DefaultValue("5") @Min(0) @Max(100) int maxUsersPercent,
        @DefaultValue("20") @Min(0) int maxGroups,
        @DefaultValue("10") @Min(0) @Max(100) int maxGroupsPercent,
        @DefaultValue("100") @Min(0) int maxMemberships,
        @DefaultValue("10") @Min(0) @Max(100) int maxMembershipsPercent,
        @DefaultValue List<String> protectedUsers,
        @DefaultValue List<String> protectedGroups,
        @DefaultValue List<String> protectedTags) {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(30);

    public GuardProperties {
        if (window.compareTo(Duration.ofMinutes(1)) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("bridge.guard.window must be between 1m and 30d; it is " + window);
        }
    }

    /** Who is protected stays protected where nothing is counted. */
    public GuardPolicy policy() {
        Map<LossKind, Limit> limits = Map.of(
                LossKind.USER, new Limit(maxUsers, maxUsersPercent),
                LossKind.GROUP, new Limit(maxGroups, maxGroupsPercent),
                LossKind.MEMBERSHIP, new Limit(maxMemberships, maxMembershipsPercent));
        return new GuardPolicy(
                window,
                enabled ? limits : Map.of(),
                new Protection(
                        new NamePatterns(protectedUsers),
                        new NamePatterns(protectedGroups),
                        new NamePatterns(protectedTags)));
    }
}
