package ramscim.store;

import java.io.IOException;
import java.nio.file.Path;

/** The data directory cannot be used. */
public final class DataDirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataDirectoryException(Path directory, IOException cause) {
        super(
                "The data directory " + directory.toAbsolutePath()
                        + " cannot be made or used; set bridge.data-directory (BRIDGE_DATA_DIRECTORY) to a folder that can be written.",
                cause);
    }
}
