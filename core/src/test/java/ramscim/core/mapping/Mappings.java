package ramscim.core.mapping;

/** The mapping as the bridge has it by default. */
public final class Mappings {
    private Mappings() {}

    public static UserMapping china() {
        return new UserMapping(AccountSite.CHINA, "CN", UserExpressions.defaults());
    }

    public static UserMapping international() {
        return new UserMapping(AccountSite.INTERNATIONAL, "US", UserExpressions.defaults());
    }
}
