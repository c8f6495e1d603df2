package ramscim.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real PostgreSQL for all tests of this JVM. */
public final class PostgresServer {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private PostgresServer() {}

    /** Started when the first test needs it, and once only; it stops with this JVM. */
    private static final class Running {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
                JdbcClient.create(server.getPostgresDatabase())
                        .sql("create database " + TEMPLATE)
                        .update();
                StoreDatabase.postgresql(url(server, TEMPLATE)).migrated().close();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String url(EmbeddedPostgres server, String database) {
        return server.getJdbcUrl("postgres", database);
    }

    /** The URL of a database with nothing in it. */
    public static String newDatabase() {
        return newDatabase("template1");
    }

    /** The URL of a database that has the store's tables, and nothing in them. */
    public static String newStore() {
        return newDatabase(TEMPLATE);
    }

    private static String newDatabase(String template) {
        String name = "test" + NAMES.incrementAndGet();
        administrator().sql("create database " + name + " template " + template).update();
        return url(Running.SERVER, name);
    }

    /** The database lets nobody in, and ends the connections that it has. */
    public static void shutOut(String url) {
        String name = name(url);
        administrator()
                .sql("alter database " + name + " with allow_connections false")
                .update();
        administrator()
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name")
                .param("name", name)
                .query(Boolean.class)
                .list();
    }

    public static void letIn(String url) {
        administrator()
                .sql("alter database " + name(url) + " with allow_connections true")
                .update();
    }

    private static String name(String url) {
        return url.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
    }

    private static JdbcClient administrator() {
        return JdbcClient.create(Running.SERVER.getPostgresDatabase());
    }
}
