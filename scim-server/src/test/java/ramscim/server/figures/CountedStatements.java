package ramscim.server.figures;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Takes down each statement that the bridge gives its database, by whichever thread. */
final class CountedStatements implements BeanPostProcessor {
    private static final List<String> GIVEN = new CopyOnWriteArrayList<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database ? new Counted(database) : bean;
    }

    /** What was given while something was done. */
    static List<String> during(Runnable something) {
        GIVEN.clear();
        something.run();
        return List.copyOf(GIVEN);
    }

    /** The fewest of several times: now and then the bridge does something of its own beside it. */
    static List<String> fewest(int times, Runnable something) {
        return Collections.nCopies(times, something).stream()
                .map(CountedStatements::during)
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private static final class Counted extends DelegatingDataSource {
        Counted(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Counted.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> counted(connection, method, arguments));
        }

        private static @Nullable Object counted(Connection connection, Method method, Object @Nullable [] arguments)
                throws Throwable {
            if (method.getName().equals("prepareStatement") && arguments != null) {
                String sql = String.valueOf(arguments[0]).strip();
                // What a provider came to is written until it was read again, in its first seconds.
                if (!sql.startsWith("insert into milestone")) {
                    GIVEN.add(sql);
                }
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }
    }
}
