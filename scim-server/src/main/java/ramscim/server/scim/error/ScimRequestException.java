package ramscim.server.scim.error;

/** A request that cannot be answered as the client hoped; the message becomes the error's {@code detail}. */
public final class ScimRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ScimProblem problem;

    public ScimRequestException(ScimProblem problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    public ScimProblem problem() {
        return problem;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
