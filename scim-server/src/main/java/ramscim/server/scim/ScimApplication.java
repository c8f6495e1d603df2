package ramscim.server.scim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import com.unboundid.scim2.common.utils.JsonUtils;
import com.unboundid.scim2.server.providers.DefaultContentTypeFilter;
import java.time.Clock;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ramscim.core.converge.AccessSettings;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.server.audit.AuditTrail;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.scim.error.ScimErrorMapper;
import ramscim.server.scim.search.ResourceSearch;
import ramscim.server.store.ConfirmedMemberships;
import ramscim.server.store.ConfirmedResources;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScimProperties.class)
class ScimApplication {
    @Bean
    ResourceConfig scimResources(
            ProvisioningEngine engine,
            ConfirmedResources resources,
            ConfirmedMemberships memberships,
            ScimProperties properties,
            DryRunMode dryRun,
            AuditTrail record,
            AccessSettings access,
            Clock clock) {
        Representations representations = new Representations(memberships);
        Searches searches = new Searches(new ResourceSearch(resources), representations, properties);
        int mostPatchOperations = properties.patchMaxOperations();
        UsersEndpoint users =
                new UsersEndpoint(engine, resources, representations, searches, dryRun, record, mostPatchOperations);
        GroupsEndpoint groups =
                new GroupsEndpoint(engine, resources, representations, searches, dryRun, record, mostPatchOperations);
        ScimBodyReader bodies = new ScimBodyReader((int) properties.maxBody().toBytes());
        return new ResourceConfig()
                // No providers but ours: what the class path brings along must not change the form of answers.
                .property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                // Errors are answered by the mapper, not handed to the container.
                .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true)
                .register(new JacksonJsonProvider(json()))
                .register(bodies)
                .register(new DotSearch(bodies))
                .register(new AttributeParameters())
                .register(ScimErrorMapper.class)
                .register(DefaultContentTypeFilter.class)
                .register(users)
                .register(groups)
                .register(new BulkEndpoint(users, groups, properties, dryRun, clock))
                .register(new RootEndpoint(searches))
                .register(new MeEndpoint())
                .register(new DiscoveryEndpoints.Schemas())
                .register(new DiscoveryEndpoints.ResourceTypes())
                .register(new DiscoveryEndpoints.ServiceProviderConfig(
                        properties, access.rules().consoleLogon().areAnybody()));
    }

    /** The SDK's mapper, without its nulls: Entra refuses discovery documents that have some. */
    private static ObjectMapper json() {
        return JsonUtils.createObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);
    }
}
