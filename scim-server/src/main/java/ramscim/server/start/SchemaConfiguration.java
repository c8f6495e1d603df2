package ramscim.server.start;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings the database to this version's schema, and leaves one alone that is damaged, or of a newer version: SQLite and
 * Flyway by themselves would go on with it.
 */
@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {
    @Bean
    FlywayMigrationStrategy refuseWhatMustNotBeWritten(Environment environment) {
        return flyway -> {
            if (environment.getProperty("spring.datasource.url", "").isBlank()) {
                refuseDamaged(flyway.getConfiguration().getDataSource(), DataDirectory.in(environment));
            }
            refuseNewer(flyway);
            flyway.migrate();
        };
    }

    /** Reads the whole file. PostgreSQL looks after its own. */
    private static void refuseDamaged(DataSource sqlite, DataDirectory directory) {
        List<String> problems = JdbcClient.create(sqlite)
                .sql("pragma integrity_check(1)")
                .query(String.class)
                .list();
        if (!problems.equals(List.of("ok"))) {
            throw new StartException(directory.damaged());
        }
    }

    private static void refuseNewer(Flyway flyway) {
        for (MigrationInfo migration : flyway.info().applied()) {
            switch (migration.getState()) {
                case FUTURE_SUCCESS, FUTURE_FAILED ->
                    throw new StartException(
                            "The database was written by a newer version of the bridge, which made schema %s of it: start that version, or put a copy from before in its place."
                                    .formatted(migration.getVersion()));
                default -> {
                    // known to this version; migrate() judges it
                }
            }
        }
    }
}
