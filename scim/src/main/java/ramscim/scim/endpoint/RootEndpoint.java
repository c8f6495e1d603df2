package ramscim.scim.endpoint;

import static com.unboundid.scim2.common.utils.ApiConstants.MEDIA_TYPE_SCIM;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import ramscim.core.resource.ResourceType;

/** Searches over all resource types (RFC 7644, section 3.4.2.1). */
@Path("")
@Produces({MEDIA_TYPE_SCIM, MediaType.APPLICATION_JSON})
public final class RootEndpoint {
    private final Searches searches;

    RootEndpoint(Searches searches) {
        this.searches = searches;
    }

    @GET
    public Response search(@Context UriInfo uri) {
        return searches.answer(List.of(ResourceType.values()), uri);
    }
}
