package ramscim.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;
import ramscim.core.directory.RamDirectory;
import ramscim.server.words.Words;

/** Who can look into the folder with people's data: one that the bridge did not make itself keeps its rights. */
final class DataDirectoryCheck implements Check {
    private static final Words SUBJECT = Words.of("doctor.data");

    private final Environment environment;

    DataDirectoryCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public List<CheckResult> look(RamDirectory ram) {
        Path directory = Path.of(environment.getProperty("bridge.data-directory", "data"))
                .toAbsolutePath()
                .normalize();
        PosixFileAttributeView view = Files.getFileAttributeView(directory, PosixFileAttributeView.class);
        if (view == null || Files.notExists(directory)) {
            return List.of();
        }
        try {
            return List.of(look(directory, view.readAttributes().permissions()));
        } catch (IOException e) {
            return List.of(CheckResult.notChecked(SUBJECT, e));
        }
    }

    private static CheckResult look(Path directory, Set<PosixFilePermission> rights) {
        return rights.contains(PosixFilePermission.OTHERS_EXECUTE) || rights.contains(PosixFilePermission.OTHERS_READ)
                ? CheckResult.warning(
                        SUBJECT,
                        Words.of("doctor.data.open", directory.toString(), PosixFilePermissions.toString(rights)),
                        Words.quoted("chmod 700 " + directory))
                : CheckResult.ok(SUBJECT, Words.of("doctor.data.closed"));
    }
}
