package ramscim.core.directory;

/**
 * What the account holds and may hold (IMS GetAccountSummary, {@code SummaryMap}). A limit of 0 is one that RAM did not tell.
 *
 * @param accessKeysPerUserQuota of one user, as all that follow
 */
public record AccountSummary(
        int users,
        int usersQuota,
        int groups,
        int groupsQuota,
        int groupsPerUserQuota,
        int accessKeysPerUserQuota,
        int systemPoliciesPerUserQuota,
        int customPoliciesPerUserQuota,
        int systemPoliciesPerGroupQuota,
        int customPoliciesPerGroupQuota) {
    /** With so many more, or fewer. */
    public AccountSummary with(int moreUsers, int moreGroups) {
        return new AccountSummary(
                Math.max(0, users + moreUsers),
                usersQuota,
                Math.max(0, groups + moreGroups),
                groupsQuota,
                groupsPerUserQuota,
                accessKeysPerUserQuota,
                systemPoliciesPerUserQuota,
                customPoliciesPerUserQuota,
                systemPoliciesPerGroupQuota,
                customPoliciesPerGroupQuota);
    }
}
