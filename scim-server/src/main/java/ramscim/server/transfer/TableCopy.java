package ramscim.server.transfer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.start.StartException;

/**
 * Copies tables row by row, from SQLite to tables with the same names and columns on PostgreSQL; whatever tables there
 * are.
 */
final class TableCopy {
    private static final int BATCH = 500;

    private final JdbcTemplate source;
    private final JdbcTemplate target;

    TableCopy(DataSource source, DataSource target) {
        this.source = new JdbcTemplate(source);
        this.target = new JdbcTemplate(target);
    }

    /** Those that others refer to before those others. */
    List<String> tables() {
        Set<String> ordered = new LinkedHashSet<>();
        JdbcClient.create(source)
                .sql("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
                        + " and name <> 'flyway_schema_history' order by name")
                .query(String.class)
                .list()
                .forEach(table -> add(table, ordered));
        return List.copyOf(ordered);
    }

    private void add(String table, Set<String> ordered) {
        if (!ordered.contains(table)) {
            for (String needed : source.queryForList(
                    "select distinct \"table\" from pragma_foreign_key_list(?)", String.class, table)) {
                if (!needed.equals(table)) {
                    add(needed, ordered);
                }
            }
            ordered.add(table);
        }
    }

    /** How many rows there were. */
    long copy(String table) {
        // What the migrations themselves put there is in the source as well.
        target.update("delete from " + table);
        List<String> columns = source.queryForList("select name from pragma_table_info(?)", String.class, table);
        String insert = "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        List<@Nullable Object[]> batch = new ArrayList<>();
        source.query("select " + String.join(", ", columns) + " from " + table, row -> {
            batch.add(values(row, columns.size()));
            if (batch.size() == BATCH) {
                write(insert, batch);
            }
        });
        write(insert, batch);
        continueNumbers(table);
        return compare(table);
    }

    private static @Nullable Object[] values(ResultSet row, int columns) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = row.getObject(i + 1);
        }
        return values;
    }

    private void write(String insert, List<@Nullable Object[]> batch) {
        target.batchUpdate(insert, batch, BATCH, TableCopy::bind);
        batch.clear();
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                statement.setNull(i + 1, Types.NULL);
            } else if (values[i] instanceof Number number) {
                statement.setLong(i + 1, number.longValue());
            } else {
                statement.setString(i + 1, String.valueOf(values[i]));
            }
        }
    }

    /** Numbers that the database gives go on behind those that are there. */
    private void continueNumbers(String table) {
        target.queryForList(
                        "select column_name from information_schema.columns"
                                + " where table_schema = current_schema() and table_name = ? and is_identity = 'YES'",
                        String.class,
                        table)
                .forEach(column -> target.queryForList("select setval(pg_get_serial_sequence('" + table + "', '"
                        + column + "'), (select coalesce(max(" + column + "), 0) + 1 from " + table + "), false)"));
    }

    private long compare(String table) {
        String count = "select count(*) from " + table;
        Long before = source.queryForObject(count, Long.class);
        Long after = target.queryForObject(count, Long.class);
        if (before == null || !before.equals(after)) {
            throw new StartException(
                    "Of %s rows of the table %s only %s arrived; nothing was moved.".formatted(before, table, after));
        }
        return before;
    }
}
