package ramscim.server.doctor;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import ramscim.server.access.AccessProperties;
import ramscim.server.access.DeprovisioningProperties;
import ramscim.server.ram.RamAccess;
import ramscim.server.ram.RamProperties;
import ramscim.server.security.ClientProperties;
import ramscim.server.security.TokenLifeProperties;

@Configuration(proxyBeanMethods = false)
class DoctorConfiguration {
    @Bean
    Doctor doctor(
            RamAccess ram,
            RamProperties properties,
            AccessProperties access,
            DeprovisioningProperties leavers,
            ClientProperties clients,
            TokenLifeProperties tokens,
            Environment environment) {
        return new Doctor(
                ram.directory(),
                List.of(
                        new ConfigurationCheck(access),
                        new SecretsCheck(environment),
                        new ClientsCheck(clients, environment),
                        new DataDirectoryCheck(environment),
                        new DatabaseCheck(environment),
                        new UnusedTokensCheck(environment, tokens.tokenUnusedAfter(), Clock.systemUTC()),
                        new CredentialsCheck(ram),
                        new AccountCheck(environment),
                        new DomainCheck(properties.configuredDomain()),
                        new SiteCheck(properties.site()),
                        new UserSsoCheck(access.consoleLogon()),
                        new QuotasCheck(),
                        new PoliciesCheck(access.namedPolicies()),
                        new PermissionsCheck(ram),
                        new PolicyPartsCheck(ram, access, leavers)));
    }
}
