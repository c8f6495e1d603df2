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
        return with(AccountSite.CHINA, "CN", false);
    }

    public static UserMapping international() {
        return with(AccountSite.INTERNATIONAL, "US", false);
    }

    /** What RAM cannot have refuses the person. */
    public static UserMapping strict() {
        return with(AccountSite.CHINA, "CN", true);
    }

    private static UserMapping with(AccountSite site, String phoneRegion, boolean strict) {
        UserExpressions expressions = UserExpressions.defaults();
        return new UserMapping(OWNER, new Contacts(site, phoneRegion, expressions, strict), expressions);
    }
}
