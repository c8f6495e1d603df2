package ramscim.core.mapping;

import ramscim.core.directory.Owner;

/** The mapping as the bridge has it by default. */
public final class Mappings {
    /** The bridge that everything is kept by. */
    public static final Owner OWNER = new Owner("this-bridge");

    private Mappings() {}

    public static GroupMapping groups() {
        return new GroupMapping(OWNER);
    }

    public static UserMapping china() {
        return new UserMapping(OWNER, AccountSite.CHINA, "CN", UserExpressions.defaults());
    }

    public static UserMapping international() {
        return new UserMapping(OWNER, AccountSite.INTERNATIONAL, "US", UserExpressions.defaults());
    }
}
