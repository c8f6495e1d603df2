package ramscim.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {
    private static final int CONNECTIONS = 8;

    /**
     * SQLite in the data directory. Readers do not wait for the writer (WAL), and what is committed survives a power cut
     * (synchronous=FULL).
     */
    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "never")
    DataSource sqlite(StoreProperties properties) {
        Path file = makeDirectory(properties.dataDirectory()).resolve("bridge.db");
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
    WriteTransactions writeTransactions(PlatformTransactionManager transactionManager) {
        return new WriteTransactions(transactionManager);
    }

    @Bean
    JdbcProvisioningStore jdbcProvisioningStore(JdbcClient jdbc, WriteTransactions transactions) {
        return new JdbcProvisioningStore(jdbc, transactions);
    }
}
