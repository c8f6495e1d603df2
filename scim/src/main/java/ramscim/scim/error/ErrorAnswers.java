package ramscim.scim.error;

import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ErrorResponse;
import com.unboundid.scim2.server.utils.ServerUtils;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.Refusal;
import ramscim.core.refusal.RefusedException;

/** Makes the answer to a request that failed, whatever it failed with. */
public final class ErrorAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private final Predicate<Throwable> isOfStore;

    /** @param isOfStore whether a failure is one of what keeps the resources */
    public ErrorAnswers(Predicate<Throwable> isOfStore) {
        this.isOfStore = isOfStore;
    }

    /** The whole answer; what the client cannot mend is logged here and nowhere else. */
    public Response response(Throwable failure, List<MediaType> acceptable) {
        if (failure instanceof ScimRequestException e) {
            return response(ScimErrors.of(e.problem(), e.detail()), acceptable, null);
        }
        if (failure instanceof RefusedException e) {
            Refusal refusal = e.refusal();
            return response(
                    ScimErrors.of(ScimProblem.of(refusal.reason()), refusal.words()), acceptable, retryAfter(e));
        }
        if (failure instanceof InvalidAttributeException e) {
            return response(ScimErrors.of(ScimProblem.INVALID_VALUE, String.valueOf(e.getMessage())), acceptable, null);
        }
        if (failure instanceof ScimException e) {
            ErrorResponse error = e.getScimError();
            return response(ScimErrors.of(error.getStatus(), error.getScimType(), ParserWords.of(e)), acceptable, null);
        }
        if (failure instanceof WebApplicationException e) {
            return ofHttp(e, acceptable);
        }
        if (isOfStore.test(failure)) {
            LOG.error("A SCIM request was put off because the database fails: {}", failure.getMessage());
            return response(
                    ScimErrors.of(ScimProblem.UNAVAILABLE, ScimErrors.DATABASE_FAILS),
                    acceptable,
                    ScimErrors.DATABASE_RETRY_AFTER);
        }
        LOG.error("A SCIM request failed unexpectedly", failure);
        return response(
                ScimErrors.of(500, null, "The bridge had an internal error; its log says more."), acceptable, null);
    }

    private static Response ofHttp(WebApplicationException e, List<MediaType> acceptable) {
        Response original = e.getResponse();
        int status = original.getStatus();
        Response.ResponseBuilder answer =
                Response.fromResponse(original).entity(ScimErrors.of(status, null, HttpStatusDetails.of(status)));
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
