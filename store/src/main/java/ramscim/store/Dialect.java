package ramscim.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What differs between the databases that the store can be in, beyond their migrations. */
public enum Dialect {
    /** One process has the file, and its connections begin their transactions as its one writer. */
    SQLITE {
        @Override
        public void keepOthersFromWriting(JdbcClient jdbc) {}
    },

    /** Several replicas have the database. */
    POSTGRESQL {
        /** Any number that nobody else takes for a lock in this database. */
        private static final long WRITING = 7_264_219;

        @Override
        public void keepOthersFromWriting(JdbcClient jdbc) {
            jdbc.sql("select pg_advisory_xact_lock(:writing)")
                    .param("writing", WRITING)
                    .query((row, number) -> true)
                    .single();
        }
    };

    /** Until the transaction that is under way ends, {@link WriteTransactions} of other processes wait. */
    public abstract void keepOthersFromWriting(JdbcClient jdbc);

    /** @throws UnknownDatabaseException if it is neither */
    public static Dialect of(DataSource database) {
        try (Connection connection = database.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "SQLite" -> SQLITE;
                case "PostgreSQL" -> POSTGRESQL;
                default -> throw new UnknownDatabaseException(product);
            };
        } catch (SQLException e) {
            throw new UncategorizedSQLException("asking what the database is", null, e);
        }
    }
}
