package ramscim.scim.endpoint;

import static com.unboundid.scim2.common.utils.ApiConstants.MEDIA_TYPE_SCIM;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.messages.ErrorResponse;
import com.unboundid.scim2.common.utils.JsonUtils;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.core.refusal.ProvisioningException;
import ramscim.scim.bulk.BulkOperation;
import ramscim.scim.bulk.BulkRequest;
import ramscim.scim.bulk.BulkResult;
import ramscim.scim.error.ErrorAnswers;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;

/** {@code /Bulk}: each operation goes the way that it would go alone (RFC 7644, section 3.7). */
@Path("Bulk")
@Produces({MEDIA_TYPE_SCIM, MediaType.APPLICATION_JSON})
@Consumes({MEDIA_TYPE_SCIM, MediaType.APPLICATION_JSON})
public final class BulkEndpoint {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final Map<String, ResourceEndpoint> endpoints;
    private final ScimLimits limits;
    private final CurrentRequest request;
    private final ErrorAnswers errors;
    private final Clock clock;

    BulkEndpoint(
            UsersEndpoint users,
            GroupsEndpoint groups,
            ScimLimits limits,
            CurrentRequest request,
            ErrorAnswers errors,
            Clock clock) {
        this.endpoints = Map.of("users", users, "groups", groups);
        this.limits = limits;
        this.request = request;
        this.errors = errors;
        this.clock = clock;
    }

    /**
     * When the time of the whole request is up, changes and deletions are accepted without being waited for, because
     * somebody may lose access by them: they are answered 503 and done. Creations that have not begun by then are
     * answered 503, and nothing of them is done.
     */
    @POST
    public Response execute(ScimBody body, @Context UriInfo uri) {
        if (request.isTriedOut()) {
            throw new ScimRequestException(
                    ScimProblem.NOT_IMPLEMENTED,
                    "A bulk request cannot be tried out: later operations would build on what earlier ones did not do. Send them one by one.");
        }
        Instant end = clock.instant().plus(limits.bulkBudget());
        ObjectNode response = BulkRequest.read(body.whole(), limits.bulkMaxOperations())
                .execute(
                        operation -> {
                            Duration left = Duration.between(clock.instant(), end);
                            boolean isLate = left.toNanos() <= 0;
                            if (isLate && operation.method() == BulkOperation.Method.POST) {
                                throw ProvisioningException.notYet(
                                        "The time for the whole request is up; this operation was not begun.",
                                        TRY_AGAIN);
                            }
                            Terms terms = new Terms(operation::requireResolved, isLate ? Duration.ZERO : left);
                            return execute(operation, terms, uri);
                        },
                        this::failed);
        return Response.ok(response).build();
    }

    private BulkResult execute(BulkOperation operation, Terms terms, UriInfo uri) {
        String[] path = operation.path().replaceFirst("^/", "").split("/", -1);
        ResourceEndpoint endpoint = endpoints.get(path[0].toLowerCase(Locale.ROOT));
        boolean onResource = operation.method() != BulkOperation.Method.POST;
        if (endpoint == null || path.length != (onResource ? 2 : 1)) {
            throw new ScimRequestException(
                    ScimProblem.INVALID_PATH,
                    "The 'path' of a bulk operation must be /Users or /Groups with POST, and /Users/{id} or /Groups/{id} else.");
        }
        if (operation.isOnUnresolved()) {
            operation.requireResolved();
        }
        ObjectNode data = operation.data();
        String version = operation.version();
        return switch (operation.method()) {
            case POST -> done(endpoint.create(required(data), uri, terms), uri, path);
            case PUT -> done(endpoint.replace(path[1], version, required(data), uri, terms), uri, path);
            case PATCH -> done(endpoint.modify(path[1], version, required(data), uri, terms), uri, path);
            case DELETE -> done(endpoint.delete(path[1], version, terms), uri, path);
        };
    }

    private static ObjectNode required(@Nullable ObjectNode data) {
        return Objects.requireNonNull(data);
    }

    private static BulkResult done(Response response, UriInfo uri, String[] path) {
        String id = response.getEntity() instanceof GenericScimResource resource ? resource.getId() : null;
        String of = path.length == 2 ? path[1] : id;
        String location = uri.getBaseUriBuilder()
                .path(path[0])
                .path(String.valueOf(of))
                .build()
                .toString();
        return new BulkResult(response.getStatus(), of, location, response.getHeaderString(HttpHeaders.ETAG), null);
    }

    private BulkResult failed(JsonNode operation, RuntimeException failure) {
        Response response = errors.response(failure, List.of());
        ErrorResponse error = (ErrorResponse) response.getEntity();
        request.refusedPart(
                operation.path("method").asText(), operation.path("path").asText(), error);
        return new BulkResult(response.getStatus(), null, null, null, JsonUtils.valueToNode(error));
    }
}
