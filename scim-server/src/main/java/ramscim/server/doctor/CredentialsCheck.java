package ramscim.server.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ramscim.core.directory.AccountCall.GetAccountSummary;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.server.ram.RamAccess;
import ramscim.server.ram.RamStanding;
import ramscim.server.words.Words;

/** The bridge's own credentials, whether RAM takes them, and the clock that signs with them. */
final class CredentialsCheck implements Check {
    private static final String CREDENTIALS = "credentials";

    private final RamAccess ram;

    CredentialsCheck(RamAccess ram) {
        this.ram = ram;
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        List<CheckResult> results = new ArrayList<>();
        results.add(credentials(directory));
        RamStanding standing = ram.standing();
        results.add(clock(standing));
        return results;
    }

    private CheckResult credentials(RamDirectory directory) {
        try {
            ram.checkCredentials();
            directory.call(new GetAccountSummary());
        } catch (RamException e) {
            return problem(e);
        }
        return accepted();
    }

    /** Who may not do something was let in. */
    private CheckResult problem(RamException e) {
        if (e.reason() == Reason.FORBIDDEN) {
            return accepted();
        }
        return e.reason() == Reason.UNAUTHENTICATED
                ? CheckResult.failed(
                        CREDENTIALS,
                        Objects.requireNonNull(e.getMessage()),
                        "Set bridge.ram.credentials.*, or what docs/configuration.md says about Alibaba Cloud's credentials.")
                : CheckResult.failed(
                        CREDENTIALS,
                        Objects.requireNonNull(e.getMessage()),
                        "Look at the network between this machine and Alibaba Cloud, and at bridge.ram.ims-endpoint.");
    }

    private CheckResult accepted() {
        return CheckResult.ok(
                CREDENTIALS, "RAM takes them; they come from " + ram.standing().source());
    }

    private static CheckResult clock(RamStanding standing) {
        if (standing.clockAhead() == null) {
            return CheckResult.notChecked("clock", "RAM has not said what time it is");
        }
        Words problem = standing.clockProblem();
        return problem == null
                ? CheckResult.ok(
                        "clock",
                        "no more than %d s from RAM's"
                                .formatted(
                                        Math.max(2, standing.clockAhead().abs().toSeconds())))
                : CheckResult.failed("clock", problem.english(), "Set the clock, and let NTP keep it.");
    }
}
