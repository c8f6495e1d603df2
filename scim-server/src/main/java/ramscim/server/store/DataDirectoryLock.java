package ramscim.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.server.start.SettingName;
import ramscim.server.start.StartException;
import ramscim.store.DataDirectoryException;

/**
 * Keeps a second bridge away from a data directory; the operating system opens it when the process ends, however it
 * ends.
 */
public final class DataDirectoryLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataDirectoryLock.class);

    private final FileChannel channel;

    private DataDirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StartException if another process has it */
    public static DataDirectoryLock take(Path directory) {
        try {
            FileChannel channel = FileChannel.open(
                    directory.resolve("bridge.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel, directory)) {
                channel.close();
                throw new StartException(
                        "Another bridge is running on the data directory %s: stop it, or set %s to another folder."
                                .formatted(directory, SettingName.of("bridge.data-directory")));
            }
            return new DataDirectoryLock(channel);
        } catch (IOException e) {
            throw new DataDirectoryException(directory, e);
        }
    }

    private static boolean isTaken(FileChannel channel, Path directory) {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            LOG.warn("Nothing keeps a second bridge away from {}: {}", directory, e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("The lock of the data directory cannot be closed", e);
        }
    }
}
