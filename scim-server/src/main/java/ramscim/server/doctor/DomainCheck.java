package ramscim.server.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.server.words.Words;

/** What logon names end in. */
final class DomainCheck implements Check {
    private static final Words DOMAIN = Words.of("doctor.domain");

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
                                    Words.of("doctor.domain.unknown", String.valueOf(e.getMessage())),
                                    Words.of("doctor.domain.unknown.advice"))
                            : CheckResult.notChecked(DOMAIN, Words.of("doctor.domain.configured", configured)));
        }
    }

    private CheckResult compare(String actual) {
        if (configured == null || configured.equalsIgnoreCase(actual)) {
            return CheckResult.ok(DOMAIN, Words.quoted(actual));
        }
        return CheckResult.warning(
                DOMAIN,
                Words.of("doctor.domain.differs", configured, actual),
                Words.of("doctor.domain.differs.advice", configured));
    }
}
