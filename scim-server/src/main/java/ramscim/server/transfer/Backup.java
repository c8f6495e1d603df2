package ramscim.server.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.audit.CommandRecord;
import ramscim.server.start.StartException;
import ramscim.server.words.Words;

/** A copy of the SQLite file as it is at one moment, while the bridge may be running. */
public final class Backup {
    private final SqliteFile source;

    Backup(SqliteFile source) {
        this.source = source;
    }

    /** @throws StartException if there is none */
    public static Backup of(Environment environment) {
        return new Backup(SqliteFile.in(environment));
    }

    /**
     * What was written.
     *
     * @param unrecorded why it is not in the record of changes; empty if it is
     */
    public record Copy(String source, String file, long bytes, Words unrecorded) {
        public Words sentence() {
            return Words.of("command.backup.done", source, file, Long.toString(bytes / 1024), unrecorded);
        }
    }

    /** The file is there only when it is whole and on the disk. */
    public Copy writeTo(Path file) {
        Path target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new StartException("%s exists already: name a file that does not.".formatted(target));
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            makeForOwnerOnly(part);
            // SQLite takes an empty file for none.
            JdbcClient.create(source.open())
                    .sql("vacuum into :file")
                    .param("file", part.toString())
                    .update();
            new SqliteFile(part).check();
            sync(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            Words unrecorded = CommandRecord.exported(source.open(), "Took a copy of the database along (backup).");
            return new Copy(source.path().toString(), target.toString(), Files.size(target), unrecorded);
        } catch (IOException e) {
            throw new StartException("%s cannot be written: %s".formatted(target, e));
        }
    }

    static void makeForOwnerOnly(Path file) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
