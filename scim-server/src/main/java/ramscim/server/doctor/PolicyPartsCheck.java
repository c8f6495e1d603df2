package ramscim.server.doctor;

import java.util.List;
import java.util.stream.Stream;
import ramscim.core.directory.RamDirectory;
import ramscim.server.access.AccessProperties;
import ramscim.server.access.DeprovisioningProperties;
import ramscim.server.ram.RamAccess;
import ramscim.server.words.Words;

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
        Words reason = part.neededFor(access, leavers);
        Words file = Words.quoted(part.file());
        if (reason != null) {
            return CheckResult.ok(file, Words.of("doctor.part.needed", reason));
        }
        if (part == PolicyPart.RESOURCE_GROUPS) {
            return CheckResult.notChecked(file, Words.of("doctor.part.resource-groups"));
        }
        List<String> used = part.permissions().stream().filter(ram::isGranted).toList();
        return used.isEmpty()
                ? CheckResult.notChecked(file, Words.of("doctor.part.unused"))
                : CheckResult.warning(
                        file,
                        Words.of("doctor.part.surplus", String.join(", ", used)),
                        Words.of("doctor.part.surplus.advice"));
    }
}
