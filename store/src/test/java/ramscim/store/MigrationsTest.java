package ramscim.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** What the version before could not go on with, while replicas are replaced one after the other. */
    private static final Pattern CONTRACTING = Pattern.compile(
            "drop\\s+(table|column)|rename\\s|alter\\s+column|set\\s+not\\s+null|add\\s+(column\\s+)?\\w+\\s+\\w+\\s+not\\s+null(?!\\s+default)");

    private static TreeMap<String, String> of(String database) throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS.resolve(database))) {
            TreeMap<String, String> migrations = new TreeMap<>();
            for (Path file : files.toList()) {
                migrations.put(
                        file.getFileName().toString(), Files.readString(file).toLowerCase(Locale.ROOT));
            }
            return migrations;
        }
    }

    @Test
    void migrations_ofBothDatabases_haveTheSameVersions() throws IOException {
        assertThat(of("postgresql").keySet()).isEqualTo(of("sqlite").keySet());
    }

    @Test
    void migrations_ofPostgres_onlyAdd() throws IOException {
        Set<String> contracting = of("postgresql").entrySet().stream()
                .filter(migration -> CONTRACTING.matcher(migration.getValue()).find())
                .map(migration -> migration.getKey())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(contracting).isEmpty();
    }

    /** Everything moves from the one to the other. */
    @Test
    void tables_ofBothDatabases_haveTheSameColumns(@TempDir Path directory) {
        try (StoreDatabase sqlite = StoreDatabase.sqlite(directory);
                StoreDatabase postgres = StoreDatabase.postgresql(PostgresServer.newStore())) {
            Set<String> columns = new TreeSet<>(postgres.jdbc()
                    .sql(
                            "select table_name || '.' || column_name from information_schema.columns"
                                    + " where table_schema = 'public' and table_name not in ('replica', 'lease', 'flyway_schema_history')")
                    .query(String.class)
                    .list());

            assertThat(columns)
                    .containsExactlyInAnyOrderElementsOf(sqlite.jdbc()
                            .sql(
                                    "select t.name || '.' || c.name from sqlite_master t, pragma_table_info(t.name) c"
                                            + " where t.type = 'table' and t.name not like 'sqlite_%' and t.name <> 'flyway_schema_history'")
                            .query(String.class)
                            .list());
        }
    }
}
