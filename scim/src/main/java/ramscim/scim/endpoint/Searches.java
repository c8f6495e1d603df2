package ramscim.scim.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.resource.ResourceType;
import ramscim.scim.schema.ServedSchemas;
import ramscim.scim.search.ResourceSearch;
import ramscim.scim.search.ResourceSearch.Found;
import ramscim.scim.search.ResourceSearch.Place;
import ramscim.scim.search.SearchQuery;

/** Answers searches (RFC 7644, section 3.4.2). */
final class Searches {
    private static final String LIST_RESPONSE = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private final ResourceSearch search;
    private final Representations representations;
    private final ScimLimits limits;

    Searches(ResourceSearch search, Representations representations, ScimLimits limits) {
        this.search = search;
        this.representations = representations;
        this.limits = limits;
    }

    /** @param types what is searched for; more than one at the root alone */
    Response answer(List<ResourceType> types, UriInfo uri) {
        SearchParameters parameters = SearchParameters.read(uri, limits);
        SearchQuery query = parameters.toQuery(types);
        Map<ResourceType, AttributeSelection> selections = new EnumMap<>(ResourceType.class);
        types.forEach(type -> selections.put(type, AttributeSelection.read(ServedSchemas.of(type), uri)));

        Found found = search.search(query, batch -> representations.of(batch, uri.getBaseUri(), query::reads));
        List<GenericScimResource> whole = representations.of(
                found.page(),
                uri.getBaseUri(),
                attribute -> selections.values().stream().anyMatch(selection -> selection.wants(attribute)));

        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < whole.size(); i++) {
            ConfirmedResource resource = found.page().get(i);
            AttributeSelection selection = Objects.requireNonNull(selections.get(resource.type()));
            shown.add(selection.apply(whole.get(i)).getObjectNode());
        }
        return Response.ok(list(parameters, found.total(), found.lastPlace(), shown))
                .build();
    }

    /** @param lastPlace where the next page begins; null if there is none */
    static ObjectNode list(SearchParameters parameters, int total, @Nullable Place lastPlace, ArrayNode shown) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("schemas").add(LIST_RESPONSE);
        list.put("totalResults", total);
        list.put("itemsPerPage", shown.size());
        if (!parameters.isByCursor()) {
            list.put("startIndex", parameters.startIndex());
        } else if (lastPlace != null) {
            list.put("nextCursor", parameters.cursor(lastPlace).toString());
        }
        list.set("Resources", shown);
        return list;
    }
}
