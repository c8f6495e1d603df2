package ramscim.server.doctor;

import java.util.List;
import ramscim.core.directory.AccountCall.GetAccountSummary;
import ramscim.core.directory.AccountSummary;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.server.words.Words;

/** How much room the account has. */
final class QuotasCheck implements Check {
    private static final int NEARLY = 80;

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        try {
            AccountSummary account = directory.call(new GetAccountSummary());
            return List.of(
                    look(Words.of("doctor.quota.users"), account.users(), account.usersQuota()),
                    look(Words.of("doctor.quota.groups"), account.groups(), account.groupsQuota()));
        } catch (RamException e) {
            return List.of(CheckResult.notChecked(Words.of("doctor.quotas"), e));
        }
    }

    private static CheckResult look(Words subject, int used, int limit) {
        Words detail = Words.of("doctor.quota.used", Integer.toString(used), Integer.toString(limit));
        Words advice = Words.of("doctor.quota.advice");
        if (limit > 0 && used >= limit) {
            return CheckResult.failed(
                    subject, Words.of("doctor.quota.full", Integer.toString(used), Integer.toString(limit)), advice);
        }
        return 100L * used >= (long) NEARLY * limit
                ? CheckResult.warning(subject, detail, advice)
                : CheckResult.ok(subject, detail);
    }
}
