package ramscim.server.mapping;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ramscim.core.mapping.Contacts;
import ramscim.core.mapping.UserExpressions;
import ramscim.server.ram.RamProperties;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MappingProperties.class)
class MappingConfiguration {
    /** Compiled now: an expression that cannot work stops the start, not the first user. */
    @Bean
    UserExpressions userExpressions(MappingProperties properties) {
        return UserExpressions.compile(properties.fields(), properties.tags());
    }

    @Bean
    Contacts contacts(MappingProperties properties, RamProperties ram, UserExpressions expressions) {
        return new Contacts(ram.site(), ram.phoneRegion(), expressions, properties.strict());
    }
}
