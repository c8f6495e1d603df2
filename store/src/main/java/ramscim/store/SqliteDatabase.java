package ramscim.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** SQLite in the data directory. */
public final class SqliteDatabase {
    private static final int CONNECTIONS = 8;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private SqliteDatabase() {}

    /**
     * Readers do not wait for the writer (WAL), and what is committed survives a power cut (synchronous=FULL).
     *
     * @param directory made if it is missing
     * @throws DataDirectoryException if it cannot be used
     */
    public static HikariDataSource open(Path directory) {
        Path file = makeDirectory(directory).resolve("bridge.db");
        keepFromOthers(file);
        HikariConfig config = new HikariConfig();
        config.setPoolName("sqlite");
        config.setDataSource(new StatementKeeper(connectionsTo(file)));
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    private static SQLiteDataSource connectionsTo(Path file) {
        Properties pragmas = new Properties();
        pragmas.setProperty("journal_mode", "WAL");
        pragmas.setProperty("synchronous", "FULL");
        pragmas.setProperty("foreign_keys", "true");
        pragmas.setProperty("busy_timeout", "10000");
        pragmas.setProperty("transaction_mode", "IMMEDIATE");
        SQLiteDataSource connections = new SQLiteDataSource(new SQLiteConfig(pragmas));
        connections.setUrl("jdbc:sqlite:" + file);
        return connections;
    }

    /**
     * Whatever the directory's mode is, which may be a volume's; SQLite gives the files beside it the mode of this one.
     */
    private static void keepFromOthers(Path file) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            if (Files.notExists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            for (String name : List.of("bridge.db", "bridge.db-wal", "bridge.db-shm")) {
                if (Files.exists(file.resolveSibling(name))) {
                    Files.setPosixFilePermissions(file.resolveSibling(name), OWNER_ONLY);
                }
            }
        } catch (IOException e) {
            throw new DataDirectoryException(file, e);
        }
    }

    /** The directory holds people's data: it is made for its owner only. */
    public static Path makeDirectory(Path directory) {
        try {
            if (Files.notExists(directory)) {
                Files.createDirectories(directory);
                if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
                }
            }
            return directory.toAbsolutePath();
        } catch (IOException e) {
            throw new DataDirectoryException(directory, e);
        }
    }
}
