package ramscim.server.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every row of a PostgreSQL database, a line each: its table, a tab, and the row as JSON. The tables themselves are not
 * kept: the migrations make them, those that the rows of Flyway's own table name, and each open compares their
 * checksums with the ones that the release wrote there.
 */
final class KeptRows {
    private static final String HISTORY = "flyway_schema_history";
    private static final String MIGRATIONS = "db/migration/postgresql/";

    private final String url;

    KeptRows(String url) {
        this.url = url;
    }

    /** A row as it is kept. */
    private record Row(String table, String json) {
        static Row of(String line) {
            int tab = line.indexOf('\t');
            return new Row(line.substring(0, tab), line.substring(tab + 1));
        }
    }

    /** As they are at one moment, while a bridge writes on. */
    void write(Path file) {
        DriverManagerDataSource database = new DriverManagerDataSource(url);
        TransactionTemplate moment = new TransactionTemplate(new JdbcTransactionManager(database));
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.executeWithoutResult(status -> write(file, JdbcClient.create(database)));
    }

    private static void write(Path file, JdbcClient database) {
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            for (String table : tables(database)) {
                for (String json : database.sql("select row_to_json(r)::text as json from " + table + " r order by 1")
                        .query(String.class)
                        .list()) {
                    out.write(table + "\t" + json + "\n");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param folder where there is room for the migrations */
    void restore(Path file, Path folder) {
        List<Row> rows = read(file);
        SingleConnectionDataSource connection = new SingleConnectionDataSource(url, true);
        try {
            JdbcClient database = JdbcClient.create(connection);
            database.sql("drop schema public cascade").update();
            database.sql("create schema public").update();
            Flyway.configure()
                    .dataSource(connection)
                    .locations("filesystem:" + migrations(rows, folder))
                    .load()
                    .migrate();
            // What refers to a row may come before it.
            database.sql("set session_replication_role = replica").update();
            tables(database)
                    .forEach(table -> database.sql("delete from " + table).update());
            rows.forEach(row -> insert(database, row));
            tables(database).forEach(table -> continueNumbers(database, table));
        } finally {
            connection.destroy();
        }
    }

    private static List<String> tables(JdbcClient database) {
        return database.sql(
                        "select table_name from information_schema.tables where table_schema = 'public' order by table_name")
                .query(String.class)
                .list();
    }

    private static List<Row> read(Path file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().map(Row::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that the release had, and no others. */
    private static Path migrations(List<Row> rows, Path folder) {
        rows.stream()
                .filter(row -> row.table().equals(HISTORY))
                .map(row -> row.json().replaceFirst(".*\"script\":\"([^\"]+)\".*", "$1"))
                .forEach(script -> {
                    try (InputStream migration = Objects.requireNonNull(
                            KeptRows.class.getClassLoader().getResourceAsStream(MIGRATIONS + script), script)) {
                        Files.copy(migration, folder.resolve(script), StandardCopyOption.REPLACE_EXISTING);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return folder;
    }

    private static void insert(JdbcClient database, Row row) {
        database.sql(
                        "insert into %1$s overriding system value select * from json_populate_record(null::%1$s, :row::json)"
                                .formatted(row.table()))
                .param("row", row.json())
                .update();
    }

    private static void continueNumbers(JdbcClient database, String table) {
        database.sql("""
                        select column_name from information_schema.columns
                        where table_schema = 'public' and table_name = :table and is_identity = 'YES'
                        """)
                .param("table", table)
                .query(String.class)
                .list()
                .forEach(column -> database.sql(
                                "select setval(pg_get_serial_sequence('%1$s', '%2$s'), coalesce(max(%2$s), 0) + 1, false) from %1$s"
                                        .formatted(table, column))
                        .query(Long.class)
                        .single());
    }
}
