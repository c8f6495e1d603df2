package ramscim.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import ramscim.server.replica.LeasingReplica;
import ramscim.server.replica.Replicas;
import ramscim.server.replica.SoleReplica;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {
    private static final int CONNECTIONS = 8;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final String IS_ALONE = "'${spring.datasource.url:}'.isBlank()";

    @Bean
    @ConditionalOnExpression(IS_ALONE)
    DataDirectoryLock dataDirectoryLock(StoreProperties properties) {
        return DataDirectoryLock.take(makeDirectory(properties.dataDirectory()));
    }

    /**
     * SQLite in the data directory. Readers do not wait for the writer (WAL), and what is committed survives a power
     * cut (synchronous=FULL).
     */
    @Bean
    @ConditionalOnExpression(IS_ALONE)
    @DependsOn("dataDirectoryLock")
    DataSource sqlite(StoreProperties properties) {
        Path file = makeDirectory(properties.dataDirectory()).resolve("bridge.db");
        keepFromOthers(file);
        HikariConfig config = new HikariConfig();
        config.setPoolName("sqlite");
        config.setJdbcUrl("jdbc:sqlite:" + file);
        config.setMaximumPoolSize(CONNECTIONS);
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "FULL");
        config.addDataSourceProperty("foreign_keys", "true");
        config.addDataSourceProperty("busy_timeout", "10000");
        config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        return new HikariDataSource(config);
    }

    /**
     * Whatever the directory's mode is, which may be a volume's; SQLite gives the files beside it the mode of this one.
     */
    private static void keepFromOthers(Path file) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            if (Files.notExists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            for (String name : List.of("bridge.db", "bridge.db-wal", "bridge.db-shm")) {
                if (Files.exists(file.resolveSibling(name))) {
                    Files.setPosixFilePermissions(file.resolveSibling(name), OWNER_ONLY);
                }
            }
        } catch (IOException e) {
            throw new DataDirectoryException(file, e);
        }
    }

    /** The directory holds people's data: it is made for its owner only. */
    private static Path makeDirectory(Path directory) {
        try {
            if (Files.notExists(directory)) {
                Files.createDirectories(directory);
                if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
                }
            }
            return directory.toAbsolutePath();
        } catch (IOException e) {
            throw new DataDirectoryException(directory, e);
        }
    }

    @Bean
    Dialect dialect(DataSource database) {
        return Dialect.of(database);
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
    ConfirmedResources confirmedResources(JdbcClient jdbc) {
        return new ConfirmedResources(jdbc);
    }

    @Bean
    ConfirmedMemberships confirmedMemberships(JdbcClient jdbc) {
        return new ConfirmedMemberships(jdbc);
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
