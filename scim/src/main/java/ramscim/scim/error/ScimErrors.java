package ramscim.scim.error;

import com.unboundid.scim2.common.messages.ErrorResponse;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes SCIM errors of problems and statuses. */
public final class ScimErrors {
    /** What a request gets that the database did not answer. */
    public static final String DATABASE_FAILS = "The bridge's database does not answer at the moment. Ask again.";

    public static final Duration DATABASE_RETRY_AFTER = Duration.ofSeconds(5);

    private ScimErrors() {}

    /** The error as the standard wants it. */
    public static ErrorResponse of(ScimProblem problem, String detail) {
        return of(problem.status(), problem.scimType(), detail);
    }

    /** An error of a layer that knows nothing but an HTTP status. */
    public static ErrorResponse of(int status, @Nullable String scimType, String detail) {
        ErrorResponse error = new ErrorResponse(status);
        error.setScimType(scimType);
        error.setDetail(Quoted.bounded(detail));
        return error;
    }

    /** The error as JSON, for the layers that write it themselves. */
    public static String json(int status, String detail) {
        return JsonUtils.valueToNode(of(status, null, detail)).toString();
    }
}
