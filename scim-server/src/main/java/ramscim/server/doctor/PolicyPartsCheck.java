package ramscim.server.doctor;

import java.util.List;
import java.util.stream.Stream;
import ramscim.core.directory.RamDirectory;
import ramscim.server.access.AccessProperties;
import ramscim.server.access.DeprovisioningProperties;
import ramscim.server.ram.RamAccess;

/**
 * Which parts of the RAM policy the configuration at hand needs. RAM does not tell what a policy allows without trying
 * it, so a part that is attached and not needed shows only when something of it has been used.
 */
final class PolicyPartsCheck implements Check {
    private final RamAccess ram;
    private final AccessProperties access;
    private final DeprovisioningProperties leavers;

    PolicyPartsCheck(RamAccess ram, AccessProperties access, DeprovisioningProperties leavers) {
        this.ram = ram;
        this.access = access;
        this.leavers = leavers;
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        return Stream.of(PolicyPart.values()).map(this::look).toList();
    }

    private CheckResult look(PolicyPart part) {
        String reason = part.neededFor(access, leavers);
        if (reason != null) {
            return CheckResult.ok(part.file(), "needed for " + reason);
        }
        if (part == PolicyPart.RESOURCE_GROUPS) {
            return CheckResult.notChecked(
                    part.file(),
                    "not needed: it lets policies within resource groups be named, and detached if that is set");
        }
        List<String> used = part.permissions().stream().filter(ram::isGranted).toList();
        return used.isEmpty()
                ? CheckResult.notChecked(
                        part.file(), "not needed as bridge.access is set; attached all the same, it is surplus")
                : CheckResult.warning(
                        part.file(),
                        "not needed as bridge.access is set, and attached: %s was used since the start"
                                .formatted(String.join(", ", used)),
                        "Detach it, unless SCIM users are meant to ask for it themselves.");
    }
}
