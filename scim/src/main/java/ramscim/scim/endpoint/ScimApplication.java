package ramscim.scim.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import com.unboundid.scim2.common.utils.JsonUtils;
import com.unboundid.scim2.server.providers.DefaultContentTypeFilter;
import java.time.Clock;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import ramscim.core.provisioning.DryRun;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.store.ConfirmedMemberships;
import ramscim.core.store.ConfirmedResources;
import ramscim.scim.error.ErrorAnswers;
import ramscim.scim.error.ScimErrorMapper;
import ramscim.scim.search.ResourceSearch;

/** Everything under the SCIM base path, as JAX-RS wants it. */
public final class ScimApplication extends ResourceConfig {
    /** @param passwords whether a provider may set passwords, which it is told */
    public ScimApplication(
            ProvisioningEngine engine,
            DryRun dryRun,
            ConfirmedResources resources,
            ConfirmedMemberships memberships,
            ScimLimits limits,
            boolean passwords,
            CurrentRequest request,
            ErrorAnswers errors,
            Clock clock) {
        Representations representations = new Representations(memberships);
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
        register(new DiscoveryEndpoints.Schemas());
        register(new DiscoveryEndpoints.ResourceTypes());
        register(new DiscoveryEndpoints.ServiceProviderConfig(limits, passwords));
    }

    /** The SDK's mapper, without its nulls: Entra refuses discovery documents that have some. */
    private static ObjectMapper json() {
        return JsonUtils.createObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);
    }
}
