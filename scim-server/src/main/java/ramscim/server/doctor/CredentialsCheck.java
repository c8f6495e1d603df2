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
    private static final Words CREDENTIALS = Words.of("doctor.credentials");
    private static final Words CLOCK = Words.of("doctor.clock");

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
                        Words.quoted(Objects.requireNonNull(e.getMessage())),
                        Words.of("doctor.credentials.refused"))
                : CheckResult.failed(
                        CREDENTIALS,
                        Words.quoted(Objects.requireNonNull(e.getMessage())),
                        Words.of("doctor.credentials.away"));
    }

    private CheckResult accepted() {
        return CheckResult.ok(
                CREDENTIALS,
                Words.of("doctor.credentials.accepted", ram.standing().source()));
    }

    private static CheckResult clock(RamStanding standing) {
        if (standing.clockAhead() == null) {
            return CheckResult.notChecked(CLOCK, Words.of("doctor.clock.unknown"));
        }
        Words problem = standing.clockProblem();
        return problem == null
                ? CheckResult.ok(
                        CLOCK,
                        Words.of(
                                "doctor.clock.right",
                                Math.max(2, standing.clockAhead().abs().toSeconds())))
                : CheckResult.failed(CLOCK, problem, Words.of("doctor.clock.advice"));
    }
}
