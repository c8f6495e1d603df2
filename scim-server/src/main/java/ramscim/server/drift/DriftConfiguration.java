package ramscim.server.drift;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.account.AccountDomain;
import ramscim.core.directory.RamDirectory;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.UserMapping;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.reconcile.ReconcileStore;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.server.admin.NavigationBadge;
import ramscim.server.audit.AuditTrail;
import ramscim.server.dryrun.DryRunMode;
import ramscim.store.JdbcProvisioningStore;
import ramscim.store.WriteTransactions;
import ramscim.store.replica.Leader;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconcileProperties.class)
class DriftConfiguration {
    @Bean
    DriftReports driftReports(JdbcClient jdbc, WriteTransactions transactions, ReconcileProperties properties) {
        return new DriftReports(jdbc, transactions, properties.keepReports());
    }

    @Bean
    Reconciliations reconciliations(
            RamDirectory directory,
            JdbcProvisioningStore store,
            UserMapping mapping,
            AccountDomain domain,
            ProvisioningEngine engine,
            DriftReports reports,
            AuditTrail audit,
            ReconcileProperties properties,
            DryRunMode dryRun,
            Clock clock) {
        return new Reconciliations(
                directory,
                new StoreView(store),
                mapping,
                domain,
                engine,
                reports,
                audit,
                properties.policy(),
                dryRun,
                clock);
    }

    private record StoreView(JdbcProvisioningStore store) implements ReconcileStore {
        @Override
        public void each(ResourceType type, Consumer<StoredResource> consumer) {
            store.all(type).forEach(consumer);
        }

        @Override
        public @Nullable StoredResource find(ResourceId id) {
            return store.find(id);
        }

        @Override
        public Set<ResourceId> membersOf(ResourceId group) {
            return store.membersOf(group);
        }
    }

    @Bean
    ReconcileSchedule reconcileSchedule(
            Reconciliations reconciliations,
            DriftReports reports,
            ReconcileProperties properties,
            Leader leader,
            Clock clock) {
        return new ReconcileSchedule(reconciliations, reports, properties.interval(), leader, clock);
    }

    @Bean
    DriftGauges driftGauges(DriftReports reports, MeterRegistry meters, Clock clock) {
        return new DriftGauges(reports, meters, clock);
    }

    @Bean
    DriftFindings driftFindings(DriftReports reports) {
        return new DriftFindings(reports);
    }

    @Bean
    NavigationBadge driftBadge(DriftReports reports) {
        return new NavigationBadge() {
            @Override
            public String page() {
                return "drift";
            }

            @Override
            public int count() {
                DriftReport last = reports.lastWhole();
                return last == null ? 0 : last.wantingAttention();
            }
        };
    }
}
