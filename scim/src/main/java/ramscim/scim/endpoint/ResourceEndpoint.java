package ramscim.scim.endpoint;

import static com.unboundid.scim2.common.utils.ApiConstants.MEDIA_TYPE_SCIM;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.server.PATCH;
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
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Edit;
import ramscim.core.provisioning.DryRun;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.refusal.RefusedException;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ConfirmedResources;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.patch.Patch;
import ramscim.scim.schema.ResourceSchema;
import ramscim.scim.schema.ServedSchemas;

/** The operations on resources of one type (RFC 7644, sections 3.3 to 3.6). */
@Produces({MEDIA_TYPE_SCIM, MediaType.APPLICATION_JSON})
@Consumes({MEDIA_TYPE_SCIM, MediaType.APPLICATION_JSON})
public abstract class ResourceEndpoint {
    private static final ScimAttributes NOTHING = ScimAttributes.of(JsonNodeFactory.instance.objectNode());

    private final ResourceType type;
    private final ResourceSchema schema;
    private final ProvisioningEngine engine;
    private final DryRun dryRun;
    private final ConfirmedResources resources;
    private final Representations representations;
    private final Searches searches;
    private final CurrentRequest request;
    private final int mostPatchOperations;

    ResourceEndpoint(
            ResourceType type,
            ProvisioningEngine engine,
            DryRun dryRun,
            ConfirmedResources resources,
            Representations representations,
            Searches searches,
            CurrentRequest request,
            int mostPatchOperations) {
        this.type = type;
        this.schema = ServedSchemas.of(type);
        this.engine = engine;
        this.dryRun = dryRun;
        this.resources = resources;
        this.representations = representations;
        this.searches = searches;
        this.request = request;
        this.mostPatchOperations = mostPatchOperations;
    }

    /** What a PUT makes of a resource. */
    abstract Edit replacement(ObjectNode body);

    /** What a POST asks for: what replaces a resource that has nothing yet. */
    Draft created(ObjectNode body) {
        return replacement(body).apply(NOTHING, Set::of);
    }

    @POST
    public Response create(ScimBody body, @Context UriInfo uri) {
        return create(body.object(), uri, Terms.onlyIf(body::requireUniqueNames));
    }

    Response create(ObjectNode body, UriInfo uri, Terms terms) {
        PasswordRight passwords = new PasswordRight(request);
        Draft draft = passwords.of(readCreation(body, uri, terms.condition()));
        if (request.isTriedOut()) {
            return PlanAnswer.of(dryRun.create(type, draft, request.origin()));
        }
        ConfirmedResource created = engine.create(type, draft, request.origin());
        passwords.tell(created);
        done(created, body);
        AttributeSelection selection = AttributeSelection.read(schema, uri);
        return answer(Response.created(location(created, uri)), created, selection, uri);
    }

    /** An administrator is told of a creation that is refused here, as of one that is refused later. */
    private Draft readCreation(ObjectNode body, UriInfo uri, Runnable condition) {
        try {
            AttributeSelection.read(schema, uri);
            condition.run();
            return created(body);
        } catch (RefusedException e) {
            String subject = Subjects.of(body);
            if (subject != null && !request.isTriedOut()) {
                engine.refusedCreation(type, subject, e, request.origin());
            }
            throw e;
        }
    }

    @GET
    @Path("{id}")
    public Response get(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Context UriInfo uri) {
        AttributeSelection selection = AttributeSelection.read(schema, uri);
        ConfirmedResource resource = resources.find(known(id));
        if (resource == null || resource.type() != type) {
            throw notFound(id);
        }
        if (EntityTags.isKnown(ifNoneMatch, resource.version())) {
            return Response.notModified()
                    .header(HttpHeaders.ETAG, EntityTags.of(resource.version()))
                    .build();
        }
        return ok(resource, selection, uri);
    }

    @GET
    public Response search(@Context UriInfo uri) {
        return searches.answer(List.of(type), uri);
    }

    @PUT
    @Path("{id}")
    public Response replace(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ScimBody body,
            @Context UriInfo uri) {
        return replace(id, ifMatch, body.object(), uri, Terms.onlyIf(body::requireUniqueNames));
    }

    Response replace(String id, @Nullable String ifMatch, ObjectNode body, UriInfo uri, Terms terms) {
        return change(id, ifMatch, replacement(body), true, body, uri, terms, this::ok);
    }

    @PATCH
    @Path("{id}")
    public Response modify(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ScimBody body,
            @Context UriInfo uri) {
        return modify(id, ifMatch, body.object(), uri, Terms.onlyIf(body::requireUniqueNames));
    }

    Response modify(String id, @Nullable String ifMatch, ObjectNode body, UriInfo uri, Terms terms) {
        Patch patch = Patch.of(schema, body, mostPatchOperations);
        return change(id, ifMatch, patch, false, body, uri, terms, this::patched);
    }

    private Response change(
            String id,
            @Nullable String ifMatch,
            Edit edit,
            boolean asksForAll,
            ObjectNode body,
            UriInfo uri,
            Terms terms,
            Answer answer) {
        PasswordRight passwords = new PasswordRight(request);
        Edit whole = new ConditionalEdit(
                () -> {
                    AttributeSelection.read(schema, uri);
                    terms.condition().run();
                },
                passwords.of(edit, asksForAll));
        LongPredicate expected = EntityTags.ifMatch(ifMatch);
        if (request.isTriedOut()) {
            return PlanAnswer.of(dryRun.update(type, known(id), whole, expected, request.origin()));
        }
        ConfirmedResource changed = engine.update(type, known(id), whole, expected, request.origin(), terms.patience());
        passwords.tell(changed);
        done(changed, body);
        return answer.to(changed, AttributeSelection.read(schema, uri), uri);
    }

    /** What was asked for is so; whatever a type has to tell of it beside the answer. */
    void done(ConfirmedResource resource, ObjectNode body) {}

    @FunctionalInterface
    private interface Answer {
        Response to(ConfirmedResource changed, AttributeSelection selection, UriInfo uri);
    }

    /** The answer to a PATCH; a 200 with the resource unless a type has a reason for less. */
    Response patched(ConfirmedResource resource, AttributeSelection selection, UriInfo uri) {
        return ok(resource, selection, uri);
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return delete(id, ifMatch, Terms.ALONE);
    }

    Response delete(String id, @Nullable String ifMatch, Terms terms) {
        if (request.isTriedOut()) {
            return PlanAnswer.of(dryRun.delete(type, known(id), EntityTags.ifMatch(ifMatch), request.origin()));
        }
        engine.delete(type, known(id), EntityTags.ifMatch(ifMatch), request.origin(), terms.patience());
        return Response.noContent().build();
    }

    private Response ok(ConfirmedResource resource, AttributeSelection selection, UriInfo uri) {
        return answer(Response.ok(), resource, selection, uri);
    }

    private Response answer(
            Response.ResponseBuilder response, ConfirmedResource resource, AttributeSelection selection, UriInfo uri) {
        GenericScimResource whole = representations.of(resource, uri.getBaseUri(), selection::wants);
        return response.entity(selection.apply(whole))
                .contentLocation(location(resource, uri))
                .header(HttpHeaders.ETAG, EntityTags.of(resource.version()))
                .build();
    }

    private static URI location(ConfirmedResource resource, UriInfo uri) {
        return Representations.location(resource, uri.getBaseUri());
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
        return new ScimRequestException(ScimProblem.NOT_FOUND, "There is no resource with the id '" + shown + "'.");
    }
}
