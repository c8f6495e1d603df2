package ramscim.server.audit;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.mapping.Contacts;
import ramscim.server.door.SecurityLog;
import ramscim.store.WriteTransactions;
import ramscim.store.replica.Leader;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {
    @Bean
    AuditTrail auditTrail(
            JdbcClient jdbc, WriteTransactions transactions, SecurityLog log, Contacts contacts, Clock clock) {
        return new AuditTrail(jdbc, transactions, log, contacts::leftOut, clock);
    }

    @Bean
    AuditLog auditLog(JdbcClient jdbc) {
        return new AuditLog(jdbc);
    }

    @Bean
    AuditRetention auditRetention(
            JdbcClient jdbc,
            WriteTransactions transactions,
            AuditTrail trail,
            AuditProperties properties,
            Leader leader,
            Clock clock) {
        return new AuditRetention(jdbc, transactions, trail, properties.retention(), leader, clock);
    }
}
