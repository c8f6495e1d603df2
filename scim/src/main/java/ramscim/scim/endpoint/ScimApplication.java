package ramscim.scim.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import com.unboundid.scim2.common.utils.JsonUtils;
import com.unboundid.scim2.server.providers.DefaultContentTypeFilter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import ramscim.core.provisioning.DryRun;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.store.ConfirmedMemberships;
import ramscim.core.store.ConfirmedResources;
import ramscim.scim.error.ErrorAnswers;
import ramscim.scim.error.ScimErrorMapper;
import ramscim.scim.schema.OfferKind;
import ramscim.scim.schema.OfferSchemas;
import ramscim.scim.schema.ResourceSchema;
import ramscim.scim.schema.ServedSchemas;
import ramscim.scim.search.ResourceSearch;

/** Everything under the SCIM base path, as JAX-RS wants it. */
public final class ScimApplication extends ResourceConfig {
    /**
     * @param offers what users can be given
     * @param passwords whether a provider may set passwords, which it is told
     * @param namesAndPasswords whether it may sign in by these, which it is told
     */
    public ScimApplication(
            ProvisioningEngine engine,
            DryRun dryRun,
            ConfirmedResources resources,
            ConfirmedMemberships memberships,
            Offers offers,
            ScimLimits limits,
            boolean passwords,
            boolean namesAndPasswords,
            CurrentRequest request,
            ErrorAnswers errors,
            Clock clock) {
        Representations representations = new Representations(memberships, offers);
        Searches searches = new Searches(new ResourceSearch(resources), representations, limits);
        UsersEndpoint users = new UsersEndpoint(
                engine,
                dryRun,
                resources,
                memberships,
                representations,
                searches,
                request,
                limits.patchMaxOperations());
        GroupsEndpoint groups = new GroupsEndpoint(
                engine,
                dryRun,
                resources,
                memberships,
                representations,
                searches,
                request,
                limits.patchMaxOperations());
        ScimBodyReader bodies = new ScimBodyReader(limits.maxBody());
        // No providers but ours: what the class path brings along must not change the form of answers.
        property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
        // Errors are answered by the mapper, not handed to the container.
        property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        register(new JacksonJsonProvider(json()));
        register(bodies);
        register(new RequestHeaders());
        register(new DotSearch(bodies));
        register(new AttributeParameters());
        register(new ScimErrorMapper(errors));
        register(DefaultContentTypeFilter.class);
        register(users);
        register(groups);
        register(new BulkEndpoint(users, groups, limits, request, errors, clock));
        register(new RootEndpoint(searches));
        register(new MeEndpoint());
        OfferSchemas schemas = new OfferSchemas(limits.entitlements());
        register(new EntitlementsEndpoint(offers, schemas, limits));
        register(new RolesEndpoint(offers, schemas, limits));
        List<ResourceSchema> types = types(offers, schemas);
        register(new DiscoveryEndpoints.Schemas(types));
        register(new DiscoveryEndpoints.ResourceTypes(types));
        register(new DiscoveryEndpoints.ServiceProviderConfig(limits, passwords, namesAndPasswords, offers.kinds()));
    }

    /** Users and groups first: some clients take the first two for these. */
    private static List<ResourceSchema> types(Offers offers, OfferSchemas schemas) {
        List<ResourceSchema> types = new ArrayList<>(ServedSchemas.resourceTypes());
        for (OfferKind kind : OfferKind.values()) {
            if (offers.kinds().contains(kind)) {
                types.addAll(schemas.types(kind));
            }
        }
        return types;
    }

    /** The SDK's mapper, without its nulls: Entra refuses discovery documents that have some. */
    private static ObjectMapper json() {
        return JsonUtils.createObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);
    }
}
