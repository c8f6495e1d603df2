package ramscim.scim.endpoint;

import static com.unboundid.scim2.common.utils.ApiConstants.MEDIA_TYPE_SCIM;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;
import ramscim.scim.schema.OfferKind;
import ramscim.scim.schema.OfferSchemas;
import ramscim.scim.schema.ResourceSchema;
import ramscim.scim.search.OfferSearch;
import ramscim.scim.search.OfferSearch.Candidate;
import ramscim.scim.search.OfferSearch.Found;
import ramscim.scim.search.SearchQuery;

/** What users can be given, for reading only. */
@Produces({MEDIA_TYPE_SCIM, MediaType.APPLICATION_JSON})
public abstract class OffersEndpoint {
    private final OfferKind kind;
    private final Offers offers;
    private final OfferSchemas schemas;
    private final ScimLimits limits;
    private final ResourceSchema answered;
    private final OfferSearch search;

    OffersEndpoint(OfferKind kind, Offers offers, OfferSchemas schemas, ScimLimits limits) {
        this.kind = kind;
        this.offers = offers;
        this.schemas = schemas;
        this.limits = limits;
        this.answered = schemas.answered(kind);
        this.search = new OfferSearch(schemas.sought(kind).get(0));
    }

    @GET
    public Response search(@Context UriInfo uri) {
        requireServed();
        SearchParameters parameters = SearchParameters.read(uri, limits);
        SearchQuery query = parameters.toQuery(List.of(), schemas.sought(kind));
        AttributeSelection selection = AttributeSelection.read(answered, uri);
        List<Candidate> candidates = offers.all(kind).stream()
                .map(offer -> new Candidate(offer.position(), whole(offer)))
                .toList();
        Found found = search.search(query, candidates);
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        found.page().forEach(whole -> shown.add(answer(whole, selection, uri).getObjectNode()));
        return Response.ok(Searches.list(parameters, found.total(), found.lastPlace(), shown))
                .build();
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id, @Context UriInfo uri) {
        requireServed();
        AttributeSelection selection = AttributeSelection.read(answered, uri);
        Offer offer = offers.find(kind, id);
        if (offer == null) {
            throw new ScimRequestException(
                    ScimProblem.NOT_FOUND, "There is no " + kind.label() + " of this id that users can be given.");
        }
        return Response.ok(answer(whole(offer), selection, uri)).build();
    }

    private void requireServed() {
        if (!offers.kinds().contains(kind)) {
            throw new NotFoundException();
        }
    }

    /** In all words. */
    private ObjectNode whole(Offer offer) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode urns = node.putArray("schemas");
        schemas.urns(kind).forEach(urns::add);
        node.put("id", offer.value());
        node.put("displayName", offer.display());
        node.put("value", offer.value());
        node.put("display", offer.display());
        node.put("type", offer.type());
        if (offer.description() != null) {
            node.put("description", offer.description());
        }
        node.put("supported", true);
        node.putObject("meta").put("resourceType", answered.resourceType().getName());
        return node;
    }

    private GenericScimResource answer(ObjectNode whole, AttributeSelection selection, UriInfo uri) {
        Set<String> unserved = new HashSet<>();
        whole.fieldNames().forEachRemaining(name -> {
            if (answered.attribute(name) == null) {
                unserved.add(name);
            }
        });
        ObjectNode served = whole.without(unserved);
        URI location = Representations.location(answered, whole.path("id").asText(), uri.getBaseUri());
        served.withObject("/meta").put("location", location.toString());
        return selection.apply(new GenericScimResource(served));
    }
}
