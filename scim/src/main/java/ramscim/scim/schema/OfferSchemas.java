package ramscim.scim.schema;

import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.SchemaResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of what users can be given, in the words that are served. Filters and orders know all words, whichever
 * are served.
 */
public final class OfferSchemas {
    private static final String OKTA = "urn:okta:scim:schemas:core:1.0:";
    private static final String IETF = "urn:ietf:params:scim:schemas:core:2.0:";

    /** As Okta knows them itself; what it does not know is refused by none of its clients, but of no use. */
    private static final Set<String> OKTA_WORDS = Set.of("displayName", "type", "description");

    private static final Set<String> IETF_WORDS = Set.of("value", "display", "type", "supported");

    private final EntitlementForm form;
    private final SchemaResource entitlement = ServedSchemas.read("Entitlement");
    private final SchemaResource role = ServedSchemas.read("Role");

    public OfferSchemas(EntitlementForm form) {
        this.form = form;
    }

    /** What {@code /ResourceTypes} has of the kind. */
    public List<ResourceSchema> types(OfferKind kind) {
        List<ResourceSchema> types = new ArrayList<>();
        if (form.isOkta()) {
            types.add(answered(kind));
        }
        if (form.isIetf()) {
            String name = form == EntitlementForm.BOTH ? "Ietf" + kind.label() : kind.label();
            types.add(type(kind, name, IETF, IETF_WORDS));
        }
        return types;
    }

    /** The one by which resources are answered: with both, it has all words. */
    public ResourceSchema answered(OfferKind kind) {
        return switch (form) {
            case OKTA -> type(kind, kind.label(), OKTA, OKTA_WORDS);
            case IETF -> type(kind, kind.label(), IETF, IETF_WORDS);
            case BOTH, OFF -> whole(kind, OKTA);
        };
    }

    /** What filters and orders may name, behind either URN. */
    public List<ResourceSchema> sought(OfferKind kind) {
        return List.of(whole(kind, OKTA), whole(kind, IETF));
    }

    /** The URNs of an answered resource. */
    public List<String> urns(OfferKind kind) {
        return types(kind).stream().map(ResourceSchema::coreUrn).toList();
    }

    private ResourceSchema whole(OfferKind kind, String urn) {
        return type(kind, kind.label(), urn, null);
    }

    private ResourceSchema type(OfferKind kind, String name, String urn, @Nullable Set<String> words) {
        SchemaResource all =
                switch (kind) {
                    case ENTITLEMENT -> entitlement;
                    case ROLE -> role;
                };
        Collection<AttributeDefinition> attributes = all.getAttributes().stream()
                .filter(attribute -> words == null || words.contains(attribute.getName()))
                .toList();
        SchemaResource core = new SchemaResource(urn + kind.label(), name, all.getDescription(), attributes);
        return new ResourceSchema(name, "/" + kind.endpoint(), String.valueOf(all.getDescription()), core, List.of());
    }
}
