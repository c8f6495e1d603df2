package ramscim.server.start;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What is said about the folder of the database, whichever exception speaks of it. */
record DataDirectory(Path path) {
    private static final String KEY = "bridge.data-directory";

    /** Environment is null if the start failed before there was one. */
    static DataDirectory in(@Nullable Environment environment) {
        String value = environment == null ? null : environment.getProperty(KEY);
        return new DataDirectory(
                Path.of(value == null ? "data" : value).toAbsolutePath().normalize());
    }

    /** Whether the path leads to the data directory or into it. */
    boolean isOn(@Nullable String file) {
        if (file == null) {
            return false;
        }
        Path named = Path.of(file).toAbsolutePath().normalize();
        return path.startsWith(named) || named.startsWith(path);
    }

    String unusable() {
        return "The data directory %s cannot be made or written: set %s to a folder in which the bridge may write."
                .formatted(path, SettingName.of(KEY));
    }

    String damaged() {
        return "The database in %s is damaged: put a copy from before in its place, or set %s to an empty folder."
                .formatted(path, SettingName.of(KEY));
    }

    String full() {
        return "The disk of the data directory %s is full: make room, or set %s to a folder on another."
                .formatted(path, SettingName.of(KEY));
    }
}
