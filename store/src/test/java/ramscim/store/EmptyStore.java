package ramscim.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.util.FileSystemUtils;

/**
 * An SQLite file that has the store's tables, and nothing in them: all tests of this JVM copy the one that was
 * migrated.
 */
final class EmptyStore {
    private static final byte[] FILE = made();

    private EmptyStore() {}

    private static byte[] made() {
        try {
            Path directory = Files.createTempDirectory("migrated");
            try (StoreDatabase database =
                    StoreDatabase.over(SqliteDatabase.open(directory)).migrated()) {
                // Everything into the one file.
                database.jdbc()
                        .sql("pragma wal_checkpoint(truncate)")
                        .query((row, number) -> row.getInt(1))
                        .single();
                return Files.readAllBytes(directory.resolve("bridge.db"));
            } finally {
                FileSystemUtils.deleteRecursively(directory.toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param directory where there is none yet */
    static void copyTo(Path directory) {
        try {
            Files.write(
                    SqliteDatabase.makeDirectory(directory).resolve("bridge.db"), FILE, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
