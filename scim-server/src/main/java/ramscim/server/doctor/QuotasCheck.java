package ramscim.server.doctor;

import java.util.List;
import ramscim.core.directory.AccountCall.GetAccountSummary;
import ramscim.core.directory.AccountSummary;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;

/** How much room the account has. */
final class QuotasCheck implements Check {
    private static final int NEARLY = 80;

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        try {
            AccountSummary account = directory.call(new GetAccountSummary());
            return List.of(
                    look("users", account.users(), account.usersQuota()),
                    look("groups", account.groups(), account.groupsQuota()));
        } catch (RamException e) {
            return List.of(CheckResult.notChecked("quotas", String.valueOf(e.getMessage())));
        }
    }

    private static CheckResult look(String what, int used, int limit) {
        String subject = "quota of " + what;
        String detail = "%d of %d".formatted(used, limit);
        String advice = "Ask for a higher quota in the Quota Center, or delete what is not needed.";
        if (limit > 0 && used >= limit) {
            return CheckResult.failed(subject, detail + ", there is no room for more", advice);
        }
        return 100L * used >= (long) NEARLY * limit
                ? CheckResult.warning(subject, detail, advice)
                : CheckResult.ok(subject, detail);
    }
}
