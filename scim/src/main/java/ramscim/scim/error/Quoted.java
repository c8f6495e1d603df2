package ramscim.scim.error;

/** What a client sent, as errors repeat it: enough to find it again. */
public final class Quoted {
    private static final int LONGEST = 200;
    private static final int LONGEST_DETAIL = 600;
    private static final int TAIL = 150;

    private Quoted() {}

    /** In quotation marks. */
    public static String of(String sent) {
        return "'" + (sent.length() > LONGEST ? sent.substring(0, LONGEST) + "..." : sent) + "'";
    }

    /** A whole sentence, which may repeat more than it should; how it ends, such as with a request's id, stays. */
    static String bounded(String detail) {
        return detail.length() <= LONGEST_DETAIL
                ? detail
                : detail.substring(0, LONGEST) + " ... " + detail.substring(detail.length() - TAIL);
    }
}
