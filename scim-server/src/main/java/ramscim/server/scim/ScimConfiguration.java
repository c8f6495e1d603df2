package ramscim.server.scim;

import java.time.Clock;
import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import ramscim.core.converge.AccessSettings;
import ramscim.core.provisioning.DryRun;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.store.ConfirmedMemberships;
import ramscim.core.store.ConfirmedResources;
import ramscim.scim.endpoint.Offers;
import ramscim.scim.endpoint.ScimApplication;
import ramscim.scim.error.ErrorAnswers;
import ramscim.scim.schema.EntitlementForm;
import ramscim.server.audit.AuditTrail;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.scim.error.AnsweredError;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScimProperties.class)
class ScimConfiguration {
    @Bean
    ResourceConfig scimApplication(
            ProvisioningEngine engine,
            ConfirmedResources resources,
            ConfirmedMemberships memberships,
            Offers offers,
            DryRun dryRun,
            ScimProperties properties,
            DryRunMode dryRunMode,
            AuditTrail record,
            AccessSettings access,
            Environment environment,
            Clock clock) {
        ResourceConfig application = new ScimApplication(
                engine,
                dryRun,
                resources,
                memberships,
                properties.entitlements() == EntitlementForm.OFF ? Offers.NONE : offers,
                properties.limits(),
                access.rules().consoleLogon().areAnybody(),
                Binder.get(environment)
                        .bind("bridge.scim.basic", Bindable.mapOf(String.class, Object.class))
                        .isBound(),
                new ServedRequest(dryRunMode, record),
                new ErrorAnswers(e -> e instanceof DataAccessException || e instanceof TransactionException),
                clock);
        return application.register(new AnsweredError()).register(new PrefixedAddress());
    }
}
