package ramscim.server.provisioning;

import java.time.Clock;
import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import ramscim.core.account.AccountDomain;
import ramscim.core.account.AccountQuotas;
import ramscim.core.account.HomeAccount;
import ramscim.core.converge.AccessSettings;
import ramscim.core.converge.Convergences;
import ramscim.core.directory.Owner;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamTraffic;
import ramscim.core.mapping.Contacts;
import ramscim.core.mapping.UserExpressions;
import ramscim.core.mapping.UserMapping;
import ramscim.core.provisioning.DryRun;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.store.ProvisioningStore;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.guard.GuardProperties;
import ramscim.server.ram.RamProperties;
import ramscim.server.scim.ScimProperties;

@Configuration(proxyBeanMethods = false)
class ProvisioningConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AccountDomain accountDomain(RamDirectory directory, RamProperties properties, Clock clock) {
        return new AccountDomain(directory, properties.configuredDomain(), clock);
    }

    @Bean
    AccountQuotas accountQuotas(RamDirectory directory, Clock clock) {
        return new AccountQuotas(directory, clock);
    }

    /**
     * The threads that call RAM. What is under way when the bridge stops is finished first, while this replica still
     * has its leases; what is not begun stays in the store.
     */
    @Bean
    @DependsOn("replicas")
    ThreadPoolTaskExecutor ramWorkers(RamProperties properties) {
        ThreadPoolTaskExecutor workers = new ThreadPoolTaskExecutor();
        workers.setThreadNamePrefix("ram-");
        workers.setCorePoolSize(properties.concurrency());
        workers.setMaxPoolSize(properties.concurrency());
        workers.setRejectedExecutionHandler(new ThreadPoolExecutor.AbortPolicy());
        workers.setWaitForTasksToCompleteOnShutdown(true);
        workers.setAwaitTerminationSeconds(15);
        return workers;
    }

    @Bean
    UserMapping userMapping(Owner owner, Contacts contacts, UserExpressions expressions) {
        return new UserMapping(owner, contacts, expressions);
    }

    @Bean
    Convergences convergences(
            RamDirectory directory,
            UserMapping mapping,
            AccountDomain domain,
            AccountQuotas quotas,
            AccessSettings access,
            GuardProperties guard,
            HomeAccount home,
            Clock clock) {
        return Convergences.of(
                directory, mapping, domain, quotas, access, guard.policy().protection()::covers, home::caller, clock);
    }

    @Bean
    ProvisioningEngine provisioningEngine(
            ProvisioningStore store,
            RamDirectory directory,
            RamTraffic traffic,
            Convergences convergences,
            ThreadPoolTaskExecutor ramWorkers,
            ScimProperties scim,
            GuardProperties guard,
            Clock clock) {
        return new ProvisioningEngine(
                store, directory, traffic, convergences, ramWorkers, scim.patience(), guard.policy(), clock);
    }

    @Bean
    DryRun dryRun(
            ProvisioningStore store,
            RamDirectory directory,
            Convergences convergences,
            GuardProperties guard,
            Clock clock) {
        return new DryRun(store, directory, convergences, guard.policy(), clock);
    }

    @Bean
    BackgroundDrive backgroundDrive(
            ProvisioningEngine engine,
            RamTraffic traffic,
            AccountDomain domain,
            ThreadPoolTaskExecutor ramWorkers,
            DryRunMode dryRun) {
        return new BackgroundDrive(engine, traffic, domain, ramWorkers, dryRun);
    }
}
