package ramscim.server.scim;

import static com.unboundid.scim2.common.utils.ApiConstants.MEDIA_TYPE_SCIM;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.server.PATCH;
import com.unboundid.scim2.server.utils.ResourcePreparer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.core.provisioning.ConfirmedResource;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.scim.error.ScimProblem;
import ramscim.server.scim.error.ScimRequestException;
import ramscim.server.scim.patch.Patch;
import ramscim.server.scim.schema.ResourceReader;
import ramscim.server.scim.schema.ResourceSchema;
import ramscim.server.scim.schema.ServedSchemas;
import ramscim.server.scim.search.UserSearch;

/** The {@code /Users} endpoint (RFC 7644, sections 3.3 to 3.6). */
@Path("Users")
@Produces({MEDIA_TYPE_SCIM, MediaType.APPLICATION_JSON})
@Consumes({MEDIA_TYPE_SCIM, MediaType.APPLICATION_JSON})
public final class UsersEndpoint {
    private static final ResourceSchema SCHEMA = ServedSchemas.user();
    private static final ResourceReader READER = new ResourceReader(SCHEMA);

    private final ProvisioningEngine engine;
    private final UserSearch users;
    private final ScimProperties properties;

    UsersEndpoint(ProvisioningEngine engine, UserSearch users, ScimProperties properties) {
        this.engine = engine;
        this.users = users;
        this.properties = properties;
    }

    @POST
    public Response create(ObjectNode body, @Context UriInfo uri) throws BadRequestException {
        ResourcePreparer<GenericScimResource> preparer = preparer(uri);
        ConfirmedResource created = engine.create(withActive(READER.read(body), true));
        GenericScimResource answer = preparer.trimRetrievedResource(UserRepresentation.of(created));
        return answer(Response.status(Response.Status.CREATED), created, answer)
                .location(Objects.requireNonNull(location(preparer, created)))
                .build();
    }

    @GET
    @Path("{id}")
    public Response get(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Context UriInfo uri)
            throws BadRequestException {
        ResourcePreparer<GenericScimResource> preparer = preparer(uri);
        ConfirmedResource user = users.find(known(id));
        if (user == null) {
            throw notFound(id);
        }
        if (EntityTags.isKnown(ifNoneMatch, user.version())) {
            return Response.notModified()
                    .header(HttpHeaders.ETAG, EntityTags.of(user.version()))
                    .build();
        }
        return ok(preparer, user);
    }

    @GET
    public Response search(@Context UriInfo uri) throws BadRequestException {
        SearchParameters parameters = SearchParameters.read(uri, properties);
        ResourcePreparer<GenericScimResource> preparer = preparer(uri);
        return Response.ok(users.search(
                        parameters.toQuery(SCHEMA),
                        UserRepresentation::of,
                        user -> preparer.trimRetrievedResource(user)))
                .build();
    }

    @PUT
    @Path("{id}")
    public Response replace(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ObjectNode body,
            @Context UriInfo uri)
            throws BadRequestException {
        ResourcePreparer<GenericScimResource> preparer = preparer(uri);
        ScimAttributes replacement = READER.read(body);
        return ok(
                preparer,
                engine.update(known(id), current -> replaced(current, replacement), EntityTags.ifMatch(ifMatch)));
    }

    @PATCH
    @Path("{id}")
    public Response modify(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ObjectNode body,
            @Context UriInfo uri)
            throws BadRequestException {
        ResourcePreparer<GenericScimResource> preparer = preparer(uri);
        Patch patch = Patch.read(SCHEMA, body);
        return ok(preparer, engine.update(known(id), patch::apply, EntityTags.ifMatch(ifMatch)));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        engine.delete(known(id), EntityTags.ifMatch(ifMatch));
        return Response.noContent().build();
    }

    /** A replacement that does not say whether the user is active leaves that as it is: it must not bring a leaver back. */
    private static ScimAttributes replaced(ScimAttributes current, ScimAttributes replacement) {
        return withActive(replacement, current.get("active").asBoolean(true));
    }

    private static ScimAttributes withActive(ScimAttributes attributes, boolean active) {
        if (attributes.get("active").isBoolean()) {
            return attributes;
        }
        return ScimAttributes.of(attributes.toObjectNode().put("active", active));
    }

    private static ResourcePreparer<GenericScimResource> preparer(UriInfo uri) throws BadRequestException {
        return new ResourcePreparer<>(SCHEMA.resourceType(), uri);
    }

    private static Response ok(ResourcePreparer<GenericScimResource> preparer, ConfirmedResource user) {
        return answer(Response.ok(), user, preparer.trimRetrievedResource(UserRepresentation.of(user)))
                .build();
    }

    private static Response.ResponseBuilder answer(
            Response.ResponseBuilder response, ConfirmedResource user, GenericScimResource answer) {
        return response.entity(answer).header(HttpHeaders.ETAG, EntityTags.of(user.version()));
    }

    private static java.net.@Nullable URI location(
            ResourcePreparer<GenericScimResource> preparer, ConfirmedResource user) {
        GenericScimResource whole = UserRepresentation.of(user);
        preparer.setResourceTypeAndLocation(whole);
        return whole.getMeta() == null ? null : whole.getMeta().getLocation();
    }

    private static ResourceId known(String id) {
        ResourceId parsed = ResourceId.parse(id);
        if (parsed == null) {
            throw notFound(id);
        }
        return parsed;
    }

    private static ScimRequestException notFound(String id) {
        String shown = id.length() > 64 ? id.substring(0, 64) + "..." : id;
        return new ScimRequestException(ScimProblem.NOT_FOUND, "There is no user with the id '" + shown + "'.");
    }
}
