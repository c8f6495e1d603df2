package ramscim.server.ownership;

import java.time.Clock;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import ramscim.core.directory.Owner;
import ramscim.core.directory.RamDirectory;
import ramscim.server.store.WriteTransactions;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OwnerProperties.class)
class OwnershipConfiguration {
    @Bean
    Owner owner(
            JdbcClient jdbc,
            WriteTransactions transactions,
            OwnerProperties properties,
            ApplicationArguments arguments,
            RamDirectory directory,
            Clock clock) {
        boolean rebuilds = arguments.containsOption(OwnershipTraces.REBUILD);
        return new KeptOwner(jdbc, transactions, clock)
                .claim(properties.owner(), rebuilds ? new OwnershipTraces(directory)::name : KeptOwner::random);
    }

    @Bean
    Neighbours neighbours(
            Owner owner,
            OwnerProperties properties,
            RamDirectory directory,
            JdbcClient jdbc,
            ThreadPoolTaskExecutor ramWorkers) {
        return new Neighbours(owner, Set.copyOf(properties.neighbours()), directory, jdbc, ramWorkers);
    }

    @Bean
    NeighbourFindings neighbourFindings(Neighbours neighbours) {
        return new NeighbourFindings(neighbours);
    }
}
