package ramscim.server.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import ramscim.server.start.StartException;
import ramscim.server.store.DataDirectoryLock;
import ramscim.server.words.Words;
import ramscim.store.SqliteDatabase;

/** Puts a copy in the place of the SQLite database of a bridge that is stopped. */
public final class Restore {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String DATABASE = "bridge.db";

    /** What belongs to the database that was there, and would be taken for a part of another. */
    private static final List<String> LOG = List.of("bridge.db-wal", "bridge.db-shm");

    private final Path directory;
    private final Clock clock;

    private Restore(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    public static Restore of(Environment environment) {
        if (!environment.getProperty("spring.datasource.url", "").isBlank()) {
            throw new StartException(
                    "This bridge keeps its data in PostgreSQL (spring.datasource.url is set): restore it with pg_restore.");
        }
        Path directory = Path.of(environment.getRequiredProperty("bridge.data-directory"));
        return new Restore(directory.toAbsolutePath().normalize(), Clock.systemUTC());
    }

    /**
     * What was done.
     *
     * @param kept the folder with the database that was there; null if there was none
     */
    public record Restored(String from, String to, @Nullable String kept) {
        public Words sentence() {
            return kept == null
                    ? Words.of("command.restore.done", to, from)
                    : Words.of("command.restore.done-beside", to, from, kept);
        }
    }

    /** The copy is whole before the database is touched, and one of the two is always there under its name. */
    public Restored from(Path file) {
        Path copy = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(copy)) {
            throw new StartException("There is no file %s.".formatted(copy));
        }
        try (DataDirectoryLock alone = DataDirectoryLock.take(SqliteDatabase.makeDirectory(directory))) {
            Path database = directory.resolve(DATABASE);
            Path part = directory.resolve(DATABASE + ".part");
            bring(copy, part);
            Path kept = Files.exists(database) ? keep(database) : null;
            Files.move(part, database, StandardCopyOption.ATOMIC_MOVE);
            return new Restored(copy.toString(), database.toString(), kept == null ? null : kept.toString());
        } catch (IOException e) {
            throw new StartException("%s cannot be restored: %s".formatted(copy, e));
        }
    }

    private static void bring(Path copy, Path part) throws IOException {
        Files.deleteIfExists(part);
        Backup.makeForOwnerOnly(part);
        try (OutputStream to = Files.newOutputStream(part)) {
            Files.copy(copy, to);
        }
        try {
            new SqliteFile(part).requireBridge();
        } catch (StartException e) {
            Files.delete(part);
            throw e;
        }
        Backup.sync(part);
    }

    private Path keep(Path database) throws IOException {
        Path kept = SqliteDatabase.makeDirectory(directory.resolve("before-restore-" + TIME.format(clock.instant())));
        new SqliteFile(database).foldLog();
        for (String name : LOG) {
            if (Files.exists(directory.resolve(name))) {
                Files.move(directory.resolve(name), kept.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.createLink(kept.resolve(DATABASE), database);
        return kept;
    }
}
