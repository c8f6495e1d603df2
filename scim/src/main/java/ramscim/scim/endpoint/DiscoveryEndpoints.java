package ramscim.scim.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.AuthenticationScheme;
import com.unboundid.scim2.common.types.BulkConfig;
import com.unboundid.scim2.common.types.ChangePasswordConfig;
import com.unboundid.scim2.common.types.ETagConfig;
import com.unboundid.scim2.common.types.FilterConfig;
import com.unboundid.scim2.common.types.PatchConfig;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.SortConfig;
import com.unboundid.scim2.server.annotations.ResourceType;
import com.unboundid.scim2.server.resources.AbstractServiceProviderConfigEndpoint;
import com.unboundid.scim2.server.resources.ResourceTypesEndpoint;
import com.unboundid.scim2.server.resources.SchemasEndpoint;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.scim.schema.OfferKind;
import ramscim.scim.schema.ResourceSchema;

/** What the server says of itself (RFC 7644, section 4): exactly what it serves, User first. */
final class DiscoveryEndpoints {
    private DiscoveryEndpoints() {}

    private static ListResponse<GenericScimResource> onOnePage(ListResponse<GenericScimResource> all) {
        return new ListResponse<>(
                all.getTotalResults(), all.getResources(), 1, all.getResources().size());
    }

    /** {@code /Schemas}. */
    @ResourceType(name = "Schema", description = "SCIM 2.0 Schema", schema = SchemaResource.class, discoverable = false)
    @Path("Schemas")
    public static final class Schemas extends SchemasEndpoint {
        private final List<ResourceSchema> types;

        /** @param types of resources, in the order in which their schemas are served */
        Schemas(List<ResourceSchema> types) {
            this.types = List.copyOf(types);
        }

        @Override
        public Collection<SchemaResource> getSchemas() {
            Set<SchemaResource> schemas = new LinkedHashSet<>();
            types.forEach(type -> schemas.addAll(type.schemas()));
            return schemas;
        }

        @Override
        public ListResponse<GenericScimResource> search(@Nullable String filter, UriInfo uri) throws ScimException {
            return onOnePage(super.search(filter, uri));
        }
    }

    /** {@code /ResourceTypes}. */
    @ResourceType(
            name = "ResourceType",
            description = "SCIM 2.0 Resource Type",
            schema = ResourceTypeResource.class,
            discoverable = false)
    @Path("ResourceTypes")
    public static final class ResourceTypes extends ResourceTypesEndpoint {
        private final List<ResourceSchema> types;

        /** @param types in the order in which they are served */
        ResourceTypes(List<ResourceSchema> types) {
            this.types = List.copyOf(types);
        }

        @Override
        public Collection<ResourceTypeResource> getResourceTypes() {
            return types.stream()
                    .map(type -> type.resourceType().toScimResource())
                    .toList();
        }

        @Override
        public ListResponse<GenericScimResource> search(@Nullable String filter, UriInfo uri) throws ScimException {
            return onOnePage(super.search(filter, uri));
        }
    }

    /** {@code /ServiceProviderConfig}. */
    @ResourceType(
            name = "ServiceProviderConfig",
            description = "SCIM 2.0 Service Provider Config",
            schema = ServiceProviderConfigResource.class,
            discoverable = false)
    @Path("ServiceProviderConfig")
    public static final class ServiceProviderConfig extends AbstractServiceProviderConfigEndpoint {
        private static final URI BEARER_TOKEN = URI.create("https://www.rfc-editor.org/info/rfc6750");
        private static final URI BASIC = URI.create("https://www.rfc-editor.org/info/rfc7617");

        /** The page of the dashboard that says how to connect a provider, from the endpoint's base. */
        private static final String SETUP = "../../admin/connect";

        private final ScimLimits limits;
        private final boolean passwords;
        private final boolean namesAndPasswords;
        private final Set<OfferKind> offered;

        /**
         * @param passwords whether users can have one
         * @param namesAndPasswords whether clients may sign in so, too
         * @param offered what there can be for users to be given
         */
        ServiceProviderConfig(ScimLimits limits, boolean passwords, boolean namesAndPasswords, Set<OfferKind> offered) {
            this.limits = limits;
            this.passwords = passwords;
            this.namesAndPasswords = namesAndPasswords;
            this.offered = Set.copyOf(offered);
        }

        /**
         * The SDK's document with what came after it: how lists are paged (RFC 9865, section 3), and what can be asked
         * for of roles and entitlements (draft-ietf-scim-roles-entitlements-01).
         */
        @Override
        public GenericScimResource get(UriInfo uri) throws ScimException {
            GenericScimResource document = super.get(uri);
            URI documentation = limits.documentation();
            document.getObjectNode()
                    .put(
                            "documentationUri",
                            String.valueOf(
                                    documentation == null ? uri.getBaseUri().resolve(SETUP) : documentation));
            if (limits.advertisePagination()) {
                describePaging(document.getObjectNode().putObject("pagination"));
            }
            if (limits.entitlements().isIetf() && !offered.isEmpty()) {
                ObjectNode given = document.getObjectNode().putObject("RolesAndEntitlements");
                describe(given, OfferKind.ROLE, "multipleRolesSupported");
                describe(given, OfferKind.ENTITLEMENT, "multipleEntitlementsSupported");
            }
            return document;
        }

        private void describe(ObjectNode given, OfferKind kind, String several) {
            given.putObject(kind.attribute())
                    .put("supported", offered.contains(kind))
                    .put(several, true)
                    .put("primarySupported", true)
                    .put("typeSupported", true);
        }

        private void describePaging(ObjectNode pagination) {
            pagination
                    .put("cursor", true)
                    .put("index", true)
                    .put("defaultPaginationMethod", "index")
                    .put("defaultPageSize", limits.defaultResults())
                    .put("maxPageSize", limits.maxResults());
        }

        @Override
        public ServiceProviderConfigResource getServiceProviderConfig() {
            AuthenticationScheme bearer = new AuthenticationScheme(
                    "OAuth Bearer Token",
                    "A bearer token in the Authorization header",
                    BEARER_TOKEN,
                    null,
                    "oauthbearertoken",
                    true);
            AuthenticationScheme basic = new AuthenticationScheme(
                    "HTTP Basic", "A name and a password in the Authorization header", BASIC, null, "httpbasic", false);
            int maxBody = limits.maxBody();
            return new ServiceProviderConfigResource(
                    null,
                    new PatchConfig(true),
                    new BulkConfig(true, limits.bulkMaxOperations(), maxBody),
                    new FilterConfig(true, limits.maxResults()),
                    new ChangePasswordConfig(passwords),
                    new SortConfig(true),
                    new ETagConfig(true),
                    namesAndPasswords ? List.of(bearer, basic) : List.of(bearer));
        }
    }
}
