package ramscim.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections that keep the statements which they have prepared, as SQLite's driver does not: preparing one costs as
 * much as most of the bridge's queries do. PostgreSQL's driver keeps its own.
 *
 * <p>To be put under a pool, because a pool closes what was left open when a connection is given back.
 */
final class StatementKeeper implements DataSource {
    /** More than the bridge has, and fewer than lists of every length would make. */
    private static final int MOST_KEPT = 200;

    private final DataSource database;

    StatementKeeper(DataSource database) {
        this.database = database;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return kept(database.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return kept(database.getConnection(username, password));
    }

    private static Connection kept(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                StatementKeeper.class.getClassLoader(), new Class<?>[] {Connection.class}, new Keeping(connection));
    }

    /** A connection; used by one thread at a time. */
    private static final class Keeping implements InvocationHandler {
        private final Connection connection;

        /** Those that nobody uses at the moment; the one that was used longest ago comes first. */
        private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

        Keeping(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("prepareStatement") && arguments != null && arguments.length == 1) {
                return lent((String) arguments[0]);
            }
            return called(connection, method, arguments);
        }

        private PreparedStatement lent(String sql) throws SQLException {
            PreparedStatement known = idle.remove(sql);
            PreparedStatement statement = known == null ? connection.prepareStatement(sql) : known;
            return (PreparedStatement) Proxy.newProxyInstance(
                    StatementKeeper.class.getClassLoader(),
                    new Class<?>[] {PreparedStatement.class},
                    new Lent(this, sql, statement));
        }

        private void takeBack(String sql, PreparedStatement statement) throws SQLException {
            PreparedStatement other = idle.put(sql, statement);
            if (other != null) {
                other.close();
            }
            if (idle.size() > MOST_KEPT) {
                String oldest = idle.keySet().iterator().next();
                PreparedStatement left = idle.remove(oldest);
                if (left != null) {
                    left.close();
                }
            }
        }
    }

    /** A statement as long as somebody uses it; closing it gives it back. */
    private static final class Lent implements InvocationHandler {
        private final Keeping keeping;
        private final String sql;
        private final PreparedStatement statement;
        private @Nullable ResultSet open;
        private boolean failed;
        private boolean returned;

        Lent(Keeping keeping, String sql, PreparedStatement statement) {
            this.keeping = keeping;
            this.sql = sql;
            this.statement = statement;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    giveBack();
                    return null;
                }
                case "isClosed" -> {
                    return returned || statement.isClosed();
                }
                default -> {
                    if (returned) {
                        throw new SQLException("The statement is closed.");
                    }
                    return remembered(method, arguments);
                }
            }
        }

        private @Nullable Object remembered(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                Object result = called(statement, method, arguments);
                if (result instanceof ResultSet rows) {
                    open = rows;
                }
                return result;
            } catch (SQLException e) {
                failed = true;
                throw e;
            }
        }

        /** A cursor that is left open would keep others from writing; what has failed is not used again. */
        private void giveBack() throws SQLException {
            if (returned) {
                return;
            }
            returned = true;
            if (failed || statement.isClosed()) {
                statement.close();
                return;
            }
            if (open != null) {
                open.close();
            }
            statement.clearBatch();
            statement.clearParameters();
            keeping.takeBack(sql, statement);
        }
    }

    private static @Nullable Object called(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return database.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        database.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return database.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return database.isWrapperFor(type);
    }
}
