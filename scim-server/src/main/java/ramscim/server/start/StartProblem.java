package ramscim.server.start;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Why a start failed, for those who do not read it in the log. */
public final class StartProblem {
    private static final List<FailureAnalyzer> ANALYZERS = List.of(
            new StartExceptionAnalyzer(),
            new InvalidValueAnalyzer(),
            new InvalidPropertyAnalyzer(),
            new MappingAnalyzer());

    private StartProblem() {}

    public static String sentence(Throwable failure) {
        return ANALYZERS.stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .map(analysis -> analysis.getDescription())
                .findFirst()
                .orElseGet(() -> root(failure));
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage());
    }
}
