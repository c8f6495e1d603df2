package ramscim.server.store;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import ramscim.core.store.ConfirmedMemberships;
import ramscim.core.store.ConfirmedResources;
import ramscim.server.start.SettingName;
import ramscim.server.start.StartException;
import ramscim.store.Dialect;
import ramscim.store.FailingIntents;
import ramscim.store.HeldIntents;
import ramscim.store.IntentCounts;
import ramscim.store.JdbcConfirmedMemberships;
import ramscim.store.JdbcConfirmedResources;
import ramscim.store.JdbcProvisioningStore;
import ramscim.store.KnownResources;
import ramscim.store.ListedResources;
import ramscim.store.OwnerName;
import ramscim.store.SqliteDatabase;
import ramscim.store.StoredAccount;
import ramscim.store.TransitionListener;
import ramscim.store.UnknownDatabaseException;
import ramscim.store.WriteTransactions;
import ramscim.store.replica.LeasingReplica;
import ramscim.store.replica.Replicas;
import ramscim.store.replica.SoleReplica;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {
    private static final String IS_ALONE = "'${spring.datasource.url:}'.isBlank()";

    @Bean
    @ConditionalOnExpression(IS_ALONE)
    DataDirectoryLock dataDirectoryLock(StoreProperties properties) {
        return DataDirectoryLock.take(SqliteDatabase.makeDirectory(properties.dataDirectory()));
    }

    @Bean
    @ConditionalOnExpression(IS_ALONE)
    @DependsOn("dataDirectoryLock")
    DataSource sqlite(StoreProperties properties) {
        return SqliteDatabase.open(properties.dataDirectory());
    }

    @Bean
    Dialect dialect(DataSource database) {
        try {
            return Dialect.of(database);
        } catch (UnknownDatabaseException e) {
            throw new StartException(
                    "Set %s to jdbc:postgresql://host/database, or to nothing for SQLite: the bridge cannot be kept in %s."
                            .formatted(SettingName.of("spring.datasource.url"), e.product()));
        }
    }

    @Bean
    WriteTransactions writeTransactions(PlatformTransactionManager manager, Dialect dialect, JdbcClient jdbc) {
        return new WriteTransactions(manager, () -> dialect.keepOthersFromWriting(jdbc));
    }

    @Bean
    Replicas replicas(Dialect dialect, JdbcClient jdbc) {
        return switch (dialect) {
            case SQLITE -> new SoleReplica();
            case POSTGRESQL -> LeasingReplica.join(jdbc);
        };
    }

    @Bean
    JdbcProvisioningStore provisioningStore(
            JdbcClient jdbc, WriteTransactions transactions, Replicas replicas, List<TransitionListener> listeners) {
        return new JdbcProvisioningStore(jdbc, transactions, replicas, listeners);
    }

    @Bean
    KnownResources knownResources(JdbcClient jdbc) {
        return new KnownResources(jdbc);
    }

    @Bean
    HeldIntents heldIntents(JdbcClient jdbc) {
        return new HeldIntents(jdbc);
    }

    @Bean
    IntentCounts intentCounts(JdbcClient jdbc) {
        return new IntentCounts(jdbc);
    }

    @Bean
    FailingIntents failingIntents(JdbcClient jdbc) {
        return new FailingIntents(jdbc);
    }

    @Bean
    ListedResources listedResources(JdbcClient jdbc) {
        return new ListedResources(jdbc);
    }

    @Bean
    ConfirmedResources confirmedResources(JdbcClient jdbc, JdbcProvisioningStore store) {
        return new JdbcConfirmedResources(jdbc, store);
    }

    @Bean
    ConfirmedMemberships confirmedMemberships(JdbcClient jdbc) {
        return new JdbcConfirmedMemberships(jdbc);
    }

    @Bean
    StoredAccount storedAccount(JdbcClient jdbc, WriteTransactions transactions) {
        return new StoredAccount(jdbc, transactions);
    }

    @Bean
    OwnerName ownerName(JdbcClient jdbc, WriteTransactions transactions) {
        return new OwnerName(jdbc, transactions);
    }
}
