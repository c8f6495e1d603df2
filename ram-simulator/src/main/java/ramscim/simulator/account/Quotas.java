package ramscim.simulator.account;

/** The account's limits; the defaults are those of ram/product-overview/limits (2025-12-16). */
public record Quotas(
        int users,
        int groups,
        int groupsPerUser,
        int tagsPerUser,
        int accessKeysPerUser,
        int systemPoliciesPerUser,
        int customPoliciesPerUser,
        int systemPoliciesPerGroup,
        int customPoliciesPerGroup) {

    public static Quotas defaults() {
        return new Quotas(5000, 300, 10, 20, 2, 20, 10, 20, 10);
    }

    public Quotas withUsers(int limit) {
        return new Quotas(
                limit,
                groups,
                groupsPerUser,
                tagsPerUser,
                accessKeysPerUser,
                systemPoliciesPerUser,
                customPoliciesPerUser,
                systemPoliciesPerGroup,
                customPoliciesPerGroup);
    }

    public Quotas withGroups(int limit) {
        return new Quotas(
                users,
                limit,
                groupsPerUser,
                tagsPerUser,
                accessKeysPerUser,
                systemPoliciesPerUser,
                customPoliciesPerUser,
                systemPoliciesPerGroup,
                customPoliciesPerGroup);
    }

    public Quotas withGroupsPerUser(int limit) {
        return new Quotas(
                users,
                groups,
                limit,
                tagsPerUser,
                accessKeysPerUser,
                systemPoliciesPerUser,
                customPoliciesPerUser,
                systemPoliciesPerGroup,
                customPoliciesPerGroup);
    }

    public Quotas withTagsPerUser(int limit) {
        return new Quotas(
                users,
                groups,
                groupsPerUser,
                limit,
                accessKeysPerUser,
                systemPoliciesPerUser,
                customPoliciesPerUser,
                systemPoliciesPerGroup,
                customPoliciesPerGroup);
    }
}
