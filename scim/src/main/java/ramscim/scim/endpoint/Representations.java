package ramscim.scim.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.unboundid.scim2.common.GenericScimResource;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamUser;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.mapping.UserMapping;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.ConfirmedMemberships;
import ramscim.core.store.ConfirmedMemberships.MemberOf;
import ramscim.scim.patch.Members;
import ramscim.scim.schema.OfferKind;
import ramscim.scim.schema.ResourceSchema;
import ramscim.scim.schema.ServedSchemas;

/** Makes resources into what is answered: what the client set, and what only the server knows. */
final class Representations {
    private final ConfirmedMemberships memberships;
    private final Offers offers;

    Representations(ConfirmedMemberships memberships, Offers offers) {
        this.memberships = memberships;
        this.offers = offers;
    }

    GenericScimResource of(ConfirmedResource resource, URI base, Predicate<String> wanted) {
        return of(List.of(resource), base, wanted).get(0);
    }

    /**
     * @param base what the URIs of resources begin with
     * @param wanted whether an attribute will be seen; memberships that nobody wants are not read
     */
    List<GenericScimResource> of(List<ConfirmedResource> resources, URI base, Predicate<String> wanted) {
        Map<ResourceId, List<MemberOf>> groups =
                wanted.test("groups") ? memberships.groups(ids(resources, ResourceType.USER)) : Map.of();
        Map<ResourceId, List<ResourceId>> members =
                wanted.test("members") ? memberships.members(ids(resources, ResourceType.GROUP)) : Map.of();
        List<GenericScimResource> representations = new ArrayList<>(resources.size());
        for (ConfirmedResource resource : resources) {
            ObjectNode attributes = resource.attributes().toObjectNode();
            RamUser ramUser = resource.ramUser();
            if (ramUser != null) {
                describeRamUser(attributes, ramUser);
            }
            for (OfferKind kind : offers.kinds()) {
                describeGiven(attributes.path(kind.attribute()), kind, base);
            }
            setIfAny(attributes, "groups", groups(groups.getOrDefault(resource.id(), List.of()), base));
            setIfAny(attributes, "members", members(members.getOrDefault(resource.id(), List.of()), base));
            representations.add(whole(resource, attributes, base));
        }
        return representations;
    }

    private static Collection<ResourceId> ids(List<ConfirmedResource> resources, ResourceType type) {
        return resources.stream()
                .filter(resource -> resource.type() == type)
                .map(ConfirmedResource::id)
                .toList();
    }

    private static GenericScimResource whole(ConfirmedResource resource, ObjectNode attributes, URI base) {
        ResourceSchema schema = ServedSchemas.of(resource.type());
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("schemas", schemas(schema, attributes));
        node.put("id", resource.id().toString());
        node.setAll(attributes);
        node.set("meta", meta(schema, resource).put("location", location(schema, resource, base)));
        return new GenericScimResource(node);
    }

    /** Where a resource is; absolute. */
    static URI location(ConfirmedResource resource, URI base) {
        return URI.create(location(ServedSchemas.of(resource.type()), resource, base));
    }

    /** Its id needs no escape. */
    private static String location(ResourceSchema schema, ConfirmedResource resource, URI base) {
        return base + schema.resourceType().getEndpoint().substring(1) + "/" + resource.id();
    }

    /** Where that of an id is, which may have any characters; absolute. */
    static URI location(ResourceSchema schema, String id, URI base) {
        return UriBuilder.fromUri(base)
                .path(schema.resourceType().getEndpoint())
                .segment("{id}")
                .build(id);
    }

    private static ArrayNode schemas(ResourceSchema schema, ObjectNode attributes) {
        ArrayNode urns = JsonNodeFactory.instance.arrayNode().add(schema.coreUrn());
        schema.extensionUrns().stream().filter(attributes::has).forEach(urns::add);
        return urns;
    }

    private static ObjectNode meta(ResourceSchema schema, ConfirmedResource resource) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", schema.resourceType().getName())
                .put("created", resource.created().toString())
                .put("lastModified", resource.lastModified().toString())
                .put("version", EntityTags.of(resource.version()));
    }

    /** What the provider has not said of a value that stands for something that is offered. */
    private void describeGiven(JsonNode elements, OfferKind kind, URI base) {
        for (JsonNode element : elements) {
            Offer offer = offers.find(kind, element.path("value").asText());
            if (offer != null && element instanceof ObjectNode given) {
                given.putIfAbsent("display", TextNode.valueOf(offer.display()));
                given.putIfAbsent("type", TextNode.valueOf(offer.type()));
                given.put("$ref", reference(kind, offer, base).toString());
            }
        }
    }

    private static URI reference(OfferKind kind, Offer offer, URI base) {
        return UriBuilder.fromUri(base).path(kind.endpoint()).segment("{id}").build(offer.value());
    }

    private static void describeRamUser(ObjectNode attributes, RamUser user) {
        ObjectNode extension = attributes.get(UserMapping.RAM_EXTENSION) instanceof ObjectNode present
                ? present
                : attributes.putObject(UserMapping.RAM_EXTENSION);
        extension.put("userId", user.id().value());
        extension.put("userPrincipalName", user.userPrincipalName());
        putIfPresent(extension, "provisionType", user.provisionType());
        putIfPresent(extension, "createDate", user.createDate());
        putIfPresent(extension, "updateDate", user.updateDate());
        putIfPresent(extension, "lastLoginDate", user.lastLoginDate());
    }

    private static void putIfPresent(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    private static ArrayNode groups(List<MemberOf> groups, URI base) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (MemberOf group : groups) {
            values.addObject()
                    .put("value", group.group().toString())
                    .put("$ref", base + "Groups/" + group.group())
                    .put("display", group.attributes().text("displayName"))
                    .put("type", "direct");
        }
        return values;
    }

    private static ArrayNode members(List<ResourceId> members, URI base) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        members.forEach(member -> values.add(Members.element(member).put("$ref", base + "Users/" + member)));
        return values;
    }

    private static void setIfAny(ObjectNode attributes, String name, ArrayNode values) {
        if (!values.isEmpty()) {
            attributes.set(name, values);
        }
    }
}
