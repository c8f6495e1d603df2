package ramscim.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.start.SettingName;
import ramscim.server.start.StartException;

/** What differs between the databases that the store can be in, beyond their migrations. */
public enum Dialect {
    /** One process has the file, and its connections begin their transactions as its one writer. */
    SQLITE {
        @Override
        void keepOthersFromWriting(JdbcClient jdbc) {}
    },

    /** Several replicas have the database. */
    POSTGRESQL {
        /** Any number that nobody else takes for a lock in this database. */
        private static final long WRITING = 7_264_219;

        @Override
        void keepOthersFromWriting(JdbcClient jdbc) {
            jdbc.sql("select pg_advisory_xact_lock(:writing)")
                    .param("writing", WRITING)
                    .query((row, number) -> true)
                    .single();
        }
    };

    /** Until the transaction that is under way ends, {@link WriteTransactions} of other processes wait. */
    abstract void keepOthersFromWriting(JdbcClient jdbc);

    public static Dialect of(DataSource database) {
        try (Connection connection = database.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "SQLite" -> SQLITE;
                case "PostgreSQL" -> POSTGRESQL;
                default ->
                    throw new StartException(
                            "Set %s to jdbc:postgresql://host/database, or to nothing for SQLite: the bridge cannot be kept in %s."
                                    .formatted(SettingName.of("spring.datasource.url"), product));
            };
        } catch (SQLException e) {
            throw new UncategorizedSQLException("asking what the database is", null, e);
        }
    }
}
