package ramscim.core.refusal;

/** A request that was refused by whatever layer knows the rule; the message is the refusal's words. */
public abstract class RefusedException extends RuntimeException {
    /** What the answer to a refused request adds when somebody lost access by it. */
    public static final String ENDED_ALL_THE_SAME = "Access was ended all the same.";

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    protected RefusedException(Refusal refusal) {
        super(refusal.words());
        this.refusal = refusal;
    }

    public final Refusal refusal() {
        return refusal;
    }

    /** The same refusal, and what was done all the same. */
    public abstract RefusedException adding(String sentence);
}
