package ramscim.server.ownership;

import java.time.Clock;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import ramscim.core.directory.Owner;
import ramscim.core.directory.RamDirectory;
import ramscim.store.KnownResources;
import ramscim.store.OwnerName;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OwnerProperties.class)
class OwnershipConfiguration {
    @Bean
    Owner owner(
            OwnerName stored,
            OwnerProperties properties,
            ApplicationArguments arguments,
            RamDirectory directory,
            Clock clock) {
        boolean rebuilds = arguments.containsOption(OwnershipTraces.REBUILD);
        return new KeptOwner(stored, clock)
                .claim(properties.owner(), rebuilds ? new OwnershipTraces(directory)::name : KeptOwner::random);
    }

    @Bean
    Neighbours neighbours(
            Owner owner,
            OwnerProperties properties,
            RamDirectory directory,
            KnownResources resources,
            ThreadPoolTaskExecutor ramWorkers) {
        return new Neighbours(owner, Set.copyOf(properties.neighbours()), directory, resources, ramWorkers);
    }

    @Bean
    NeighbourFindings neighbourFindings(Neighbours neighbours) {
        return new NeighbourFindings(neighbours);
    }
}
