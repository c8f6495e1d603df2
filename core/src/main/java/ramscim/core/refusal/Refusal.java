package ramscim.core.refusal;

import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.refusal.ProvisioningException.Reason;

/**
 * Why something was not done, as data: it goes unbroken from where it happens to the answer, the record and the list of failures, and nobody
 * has to read the words to know what they say.
 *
 * @param reason what whoever asked may conclude
 * @param code RAM's error code, or one of {@link #OWN} where a rule of the bridge's own says no; null where the reason says it all
 * @param operation the RAM operation that was refused, for example {@code UpdateUser}; null if none was
 * @param requestId RAM's RequestId, by which Alibaba Cloud finds the call; null if RAM did not answer
 * @param attribute the SCIM attribute that is at fault, where one is
 * @param words a sentence or more for whoever reads it
 */
public record Refusal(
        Reason reason,
        @Nullable String code,
        @Nullable String operation,
        @Nullable String requestId,
        @Nullable String attribute,
        String words) {
    /** What the codes of the bridge's own rules begin with; RAM's do not. */
    public static final String OWN = "Bridge.";

    /** The account has no room for another user or group. */
    public static final String ACCOUNT_FULL = OWN + "AccountFull";

    /** The user is in as many groups as RAM allows. */
    public static final String GROUPS_PER_USER = OWN + "GroupsPerUser";

    /** The user has as many access keys as RAM allows. */
    public static final String ACCESS_KEYS_PER_USER = OWN + "AccessKeysPerUser";

    /** The user or group would have more policies than RAM allows. */
    public static final String POLICIES_ATTACHED = OWN + "PoliciesAttached";

    /** Two resources would have one name in RAM. */
    public static final String NAME_TWICE = OWN + "NameTwice";

    /** Somebody else, who left, had the name, and RAM keeps the user. */
    public static final String NAME_LEFT = OWN + "NameOfOneWhoLeft";

    /** RAM has it already, and the bridge did not make it. */
    public static final String NAME_NOT_OURS = OWN + "NameNotOurs";

    /** There is no such policy. */
    public static final String NO_SUCH_POLICY = RamException.NO_SUCH_POLICY;

    /** CloudSSO has taken the RAM user over. */
    public static final String TAKEN_OVER = RamException.TAKEN_OVER;

    /** The configuration does not let the bridge give it. */
    public static final String NOT_ALLOWED = OWN + "NotAllowed";

    /** The password that came with the request is known no more. */
    public static final String PASSWORD_LOST = OWN + "PasswordLost";

    /** The bridge made a mistake. */
    public static final String INTERNAL_ERROR = OWN + "InternalError";

    private static final int LONGEST = 2000;

    public Refusal {
        words = storable(words);
    }

    /** They may quote what a client sent, and go where a NUL or half a character cannot. */
    private static String storable(String words) {
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) + "..." : words;
        StringBuilder clean = new StringBuilder(cut.length());
        cut.codePoints()
                .filter(point -> point != 0)
                .map(point -> Character.getType(point) == Character.SURROGATE ? '?' : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    public static Refusal of(Reason reason, String words) {
        return new Refusal(reason, null, null, null, null, words);
    }

    /** By a rule of the bridge's own. */
    public static Refusal of(Reason reason, String code, String words) {
        return new Refusal(reason, code, null, null, null, words);
    }

    /** What RAM said. */
    public static Refusal of(Reason reason, RamException e) {
        return new Refusal(reason, e.code(), e.operation(), e.requestId(), null, String.valueOf(e.getMessage()));
    }

    /** An attribute that cannot become what RAM needs. */
    public static Refusal of(InvalidAttributeException e) {
        return new Refusal(Reason.INVALID_VALUE, null, null, null, e.attribute(), String.valueOf(e.getMessage()));
    }

    /** The same, with another sentence; what is said of an attribute does not end as one. */
    public Refusal adding(String sentence) {
        boolean ends = words.isEmpty() || ".!?".indexOf(words.charAt(words.length() - 1)) >= 0;
        return saying(words + (ends ? " " : ". ") + sentence);
    }

    /** What a refusal of RAM is to the caller if it is one for good; null if it may pass. */
    public static @Nullable Reason reasonOf(RamException e) {
        return switch (e.reason()) {
            case ALREADY_EXISTS -> Reason.UNIQUENESS;
            case INVALID, REFUSED -> Reason.INVALID_VALUE;
            case QUOTA_EXCEEDED -> Reason.QUOTA_EXCEEDED;
            case NOT_FOUND, CONFLICT, FORBIDDEN, UNAUTHENTICATED, THROTTLED, UNAVAILABLE, AMBIGUOUS -> null;
        };
    }

    /** Whether RAM has something against what this call asks for, so that another may well succeed. */
    public static boolean concernsOnlyThis(RamException e) {
        return switch (e.reason()) {
            case INVALID, QUOTA_EXCEEDED, REFUSED -> true;
            case ALREADY_EXISTS, NOT_FOUND, CONFLICT, FORBIDDEN, UNAUTHENTICATED, THROTTLED, UNAVAILABLE, AMBIGUOUS ->
                false;
        };
    }

    public Refusal withCode(String other) {
        return new Refusal(reason, other, operation, requestId, attribute, words);
    }

    public Refusal saying(String otherWords) {
        return new Refusal(reason, code, operation, requestId, attribute, otherWords);
    }
}
