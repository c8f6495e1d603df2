package ramscim.server.adoption;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.account.AccountDomain;
import ramscim.core.account.HomeAccount;
import ramscim.core.converge.Adoption;
import ramscim.core.converge.Keepers;
import ramscim.core.directory.RamDirectory;
import ramscim.core.mapping.UserMapping;
import ramscim.server.audit.AuditTrail;
import ramscim.server.failure.Failures;
import ramscim.server.failure.Retries;
import ramscim.server.guard.GuardProperties;
import ramscim.server.security.ScimTokens;
import ramscim.store.WriteTransactions;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdoptionProperties.class)
class AdoptionConfiguration {
    @Bean
    AdoptionGrants adoptionGrants(JdbcClient jdbc, WriteTransactions transactions, AuditTrail audit, Clock clock) {
        return new AdoptionGrants(jdbc, transactions, audit, clock);
    }

    @Bean
    Adoption adoption(AdoptionProperties properties, AdoptionGrants grants, ScimTokens tokens) {
        return new Adoption(properties.mode(), properties.groups(), grants, tokens);
    }

    @Bean
    Candidates candidates(
            Failures failures,
            Retries retries,
            AdoptionGrants grants,
            RamDirectory directory,
            UserMapping mapping,
            AccountDomain domain,
            GuardProperties guard,
            HomeAccount home) {
        Keepers keepers = new Keepers(directory, mapping.owner(), guard.policy().protection()::covers, home::caller);
        return new Candidates(failures, retries, grants, directory, mapping, domain, keepers);
    }
}
