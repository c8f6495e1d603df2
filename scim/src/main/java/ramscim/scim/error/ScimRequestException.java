package ramscim.scim.error;

import org.jspecify.annotations.Nullable;
import ramscim.core.refusal.Refusal;
import ramscim.core.refusal.RefusedException;

/** A request that cannot be answered as the client hoped; the message becomes the error's {@code detail}. */
public final class ScimRequestException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final ScimProblem problem;

    public ScimRequestException(ScimProblem problem, String detail) {
        this(problem, detail, null);
    }

    /** @param attribute the attribute that is at fault, in the spelling of its schema or of the request */
    public ScimRequestException(ScimProblem problem, String detail, @Nullable String attribute) {
        this(problem, new Refusal(problem.reason(), null, null, null, attribute, detail));
    }

    private ScimRequestException(ScimProblem problem, Refusal refusal) {
        super(refusal);
        this.problem = problem;
    }

    @Override
    public ScimRequestException adding(String sentence) {
        return new ScimRequestException(problem, refusal().adding(sentence));
    }

    public ScimProblem problem() {
        return problem;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
