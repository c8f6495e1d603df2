package ramscim.server.start;

import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** The data directory cannot be made. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class DataDirectoryAnalyzer extends AbstractFailureAnalyzer<FileSystemException> {
    private final DataDirectory directory;

    DataDirectoryAnalyzer(@Nullable Environment environment) {
        directory = DataDirectory.in(environment);
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, FileSystemException cause) {
        return directory.isOn(cause.getFile()) ? OneSentence.of(directory.unusable(), cause) : null;
    }
}
