package ramscim.server.scim.error;

import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ErrorResponse;
import com.unboundid.scim2.common.utils.JsonUtils;
import com.unboundid.scim2.server.utils.ServerUtils;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.Refusal;
import ramscim.core.refusal.RefusedException;

/** Makes the answer to a request that failed, whatever it failed with. */
public final class ScimErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ScimErrors.class);

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

    /** The whole answer; what the client cannot mend is logged here and nowhere else. */
    public static Response response(Throwable failure, List<MediaType> acceptable) {
        if (failure instanceof ScimRequestException e) {
            return response(of(e.problem(), e.detail()), acceptable, null);
        }
        if (failure instanceof RefusedException e) {
            Refusal refusal = e.refusal();
            return response(of(ScimProblem.of(refusal.reason()), refusal.words()), acceptable, retryAfter(e));
        }
        if (failure instanceof InvalidAttributeException e) {
            return response(of(ScimProblem.INVALID_VALUE, String.valueOf(e.getMessage())), acceptable, null);
        }
        if (failure instanceof ScimException e) {
            ErrorResponse error = e.getScimError();
            return response(
                    of(error.getStatus(), error.getScimType(), String.valueOf(error.getDetail())), acceptable, null);
        }
        if (failure instanceof WebApplicationException e) {
            return ofHttp(e, acceptable);
        }
        if (failure instanceof DataAccessException || failure instanceof TransactionException) {
            LOG.error("A SCIM request was put off because the database fails: {}", failure.getMessage());
            return response(of(ScimProblem.UNAVAILABLE, DATABASE_FAILS), acceptable, DATABASE_RETRY_AFTER);
        }
        LOG.error("A SCIM request failed unexpectedly", failure);
        return response(of(500, null, "The bridge had an internal error; its log says more."), acceptable, null);
    }

    private static Response ofHttp(WebApplicationException e, List<MediaType> acceptable) {
        Response original = e.getResponse();
        int status = original.getStatus();
        Response.ResponseBuilder answer =
                Response.fromResponse(original).entity(of(status, null, HttpStatusDetails.of(status)));
        return ServerUtils.setAcceptableType(answer, acceptable).build();
    }

    private static Response response(ErrorResponse error, List<MediaType> acceptable, @Nullable Duration retryAfter) {
        Response.ResponseBuilder answer = Response.status(error.getStatus()).entity(error);
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, (retryAfter.toMillis() + 999) / 1000));
        }
        return ServerUtils.setAcceptableType(answer, acceptable).build();
    }

    private static @Nullable Duration retryAfter(RefusedException failure) {
        return failure instanceof ProvisioningException e ? e.retryAfter() : null;
    }
}
