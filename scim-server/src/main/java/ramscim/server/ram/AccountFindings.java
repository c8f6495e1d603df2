package ramscim.server.ram;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import ramscim.core.account.HomeAccount;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.FindingSource;
import ramscim.server.finding.Level;
import ramscim.server.finding.Severity;
import ramscim.server.words.Words;

/** Whether the credentials are of the account that the store is about; asking costs no call. */
final class AccountFindings implements FindingSource {
    private final HomeAccount home;

    AccountFindings(HomeAccount home, MeterRegistry meters) {
        this.home = home;
        Gauge.builder("ram.account.mismatch", home, account -> account.problem() == null ? 0 : 1)
                .description("1 while the credentials are of another account than the one that the store is about")
                .register(meters);
    }

    @Override
    public List<Finding> findings() {
        String problem = home.problem();
        return problem == null
                ? List.of()
                : List.of(new Finding(
                                FindingKind.ANOTHER_ACCOUNT,
                                Level.RED,
                                Words.quoted(problem),
                                Words.of("findings.another-account.advice"),
                                null)
                        .told("", Severity.CRITICAL));
    }
}
