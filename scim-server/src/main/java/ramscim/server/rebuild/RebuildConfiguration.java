package ramscim.server.rebuild;

import java.time.Clock;
import org.springframework.boot.ApplicationArguments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ramscim.core.directory.Owner;
import ramscim.core.directory.RamDirectory;
import ramscim.server.audit.AuditTrail;
import ramscim.server.ownership.OwnershipTraces;
import ramscim.store.JdbcProvisioningStore;
import ramscim.store.KnownResources;
import ramscim.store.WriteTransactions;

@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {
    @Bean
    StoreRebuild storeRebuild(
            ApplicationArguments arguments,
            KnownResources known,
            RamDirectory directory,
            Owner owner,
            JdbcProvisioningStore store,
            WriteTransactions transactions,
            AuditTrail audit,
            Clock clock) {
        return new StoreRebuild(
                arguments.containsOption(OwnershipTraces.REBUILD),
                known,
                directory,
                owner,
                store.unheard(),
                transactions,
                audit,
                clock);
    }
}
