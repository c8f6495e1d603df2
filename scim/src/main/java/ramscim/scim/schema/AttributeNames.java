package ramscim.scim.schema;

/** The length of what names an attribute; the SDK's reader takes minutes for some that are long. */
public final class AttributeNames {
    /** The URN of an extension is a part of it. */
    public static final int LONGEST = 500;

    /** Of a list of names. */
    public static final int LONGEST_LIST = 8_000;

    private AttributeNames() {}

    /**
     * Whether the names in a path are short enough to be read; how long a filter in brackets may be is the filter's
     * affair.
     */
    public static boolean areShort(String path) {
        int open = path.indexOf('[');
        int close = path.lastIndexOf(']');
        int filter = open >= 0 && close > open ? close - open : 0;
        return path.length() - filter <= LONGEST;
    }
}
