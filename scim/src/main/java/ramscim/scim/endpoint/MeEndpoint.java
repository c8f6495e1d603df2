package ramscim.scim.endpoint;

import com.unboundid.scim2.server.PATCH;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;

/** {@code /Me}: a token is that of an identity provider and belongs to no user (RFC 7644, section 3.11). */
@Path("Me")
public final class MeEndpoint {
    @GET
    public Response get() {
        throw notImplemented();
    }

    @POST
    public Response create() {
        throw notImplemented();
    }

    @PUT
    public Response replace() {
        throw notImplemented();
    }

    @PATCH
    public Response modify() {
        throw notImplemented();
    }

    @DELETE
    public Response delete() {
        throw notImplemented();
    }

    private static ScimRequestException notImplemented() {
        return new ScimRequestException(
                ScimProblem.NOT_IMPLEMENTED,
                "The token stands for an identity provider, not for a user: there is no 'Me'.");
    }
}
