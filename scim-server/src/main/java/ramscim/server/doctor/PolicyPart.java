package ramscim.server.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.Grantees;
import ramscim.core.directory.RamOperation;
import ramscim.server.access.AccessProperties;
import ramscim.server.access.DeprovisioningProperties;
import ramscim.server.ram.RamAccess;
import ramscim.server.words.Words;

/**
 * A file of docs/ram-policy. What takes access away, and what looks, is in {@code BASE}: whoever came by a login
 * profile, a key or a policy in some other way has to lose it all the same when they leave.
 */
enum PolicyPart {
    BASE,
    LOGON(RamOperation.CREATE_LOGIN_PROFILE),
    KEYS(RamOperation.CREATE_ACCESS_KEY),
    POLICIES(RamOperation.ATTACH_POLICY_TO_USER, RamOperation.ATTACH_POLICY_TO_GROUP),
    RESOURCE_GROUPS(RamOperation.LIST_POLICY_ATTACHMENTS, RamOperation.DETACH_POLICY);

    private final Set<String> own;

    PolicyPart(RamOperation... operations) {
        this.own = Arrays.stream(operations).map(RamOperation::permission).collect(Collectors.toUnmodifiableSet());
    }

    /** The part that allows something. */
    static PolicyPart of(String permission) {
        return Stream.of(LOGON, KEYS, POLICIES, RESOURCE_GROUPS)
                .filter(part -> part.own.contains(permission))
                .findFirst()
                .orElse(BASE);
    }

    List<String> permissions() {
        return RamAccess.permissions().stream()
                .filter(permission -> of(permission) == this)
                .toList();
    }

    String file() {
        return "docs/ram-policy/%s.json"
                .formatted(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** What in the configuration makes it needed, or nothing. */
    @Nullable Words neededFor(AccessProperties access, DeprovisioningProperties leavers) {
        return switch (this) {
            case BASE -> Words.of("doctor.part.base");
            case LOGON ->
                access.consoleLogon() == Grantees.Rule.NONE ? null : Words.quoted("bridge.access.console-logon");
            case KEYS -> access.accessKey() == Grantees.Rule.NONE ? null : Words.quoted("bridge.access.access-key");
            case POLICIES -> access.allowedPolicies().isEmpty() ? null : Words.quoted("bridge.access.allowed-policies");
            case RESOURCE_GROUPS ->
                leavers.deprovisioningDetachFromResourceGroups()
                        ? Words.quoted("bridge.deprovisioning-detach-from-resource-groups")
                        : null;
        };
    }
}
