package ramscim.server.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;

/** What logon names end in. */
final class DomainCheck implements Check {
    private static final String DOMAIN = "default domain";

    private final @Nullable String configured;

    DomainCheck(@Nullable String configured) {
        this.configured = configured;
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        try {
            return List.of(compare(directory.call(new GetDefaultDomain())));
        } catch (RamException e) {
            return List.of(
                    configured == null
                            ? CheckResult.failed(
                                    DOMAIN,
                                    "RAM does not tell it: " + e.getMessage(),
                                    "Allow ram:GetDefaultDomain, or set bridge.ram.domain.")
                            : CheckResult.notChecked(DOMAIN, "bridge.ram.domain says " + configured));
        }
    }

    private CheckResult compare(String actual) {
        if (configured == null || configured.equalsIgnoreCase(actual)) {
            return CheckResult.ok(DOMAIN, actual);
        }
        return CheckResult.warning(
                DOMAIN,
                "bridge.ram.domain says %s, and the account's is %s".formatted(configured, actual),
                "Unset bridge.ram.domain, unless %s is an alias of the account's domain.".formatted(configured));
    }
}
