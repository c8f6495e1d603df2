package ramscim.server.start;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the database to this version's schema, and leaves one of a newer version alone: Flyway by itself would go on with it. */
@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {
    @Bean
    FlywayMigrationStrategy refuseNewerSchema() {
        return flyway -> {
            refuseNewer(flyway);
            flyway.migrate();
        };
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
