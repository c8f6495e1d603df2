package ramscim.core.directory;

/** What the account holds and may hold (IMS GetAccountSummary, {@code SummaryMap}). */
public record AccountSummary(int users, int usersQuota, int groups, int groupsQuota, int groupsPerUserQuota) {}
