package ramscim.server.start;

import java.util.Objects;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import ramscim.core.mapping.MappingSyntaxException;

@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class MappingAnalyzer extends AbstractFailureAnalyzer<MappingSyntaxException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MappingSyntaxException cause) {
        return OneSentence.of(Objects.requireNonNull(cause.getMessage()), cause);
    }
}
