package ramscim.server.start;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A value of one of Spring's own keys, such as the port. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class InvalidPropertyAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationPropertyValueException cause) {
        return OneSentence.of(
                InvalidValueAnalyzer.unreadable(cause.getName(), cause.getReason(), cause.getValue()), cause);
    }
}
