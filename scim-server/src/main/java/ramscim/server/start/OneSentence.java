package ramscim.server.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Spring's report of a failed start, cut down to a sentence. */
final class OneSentence {
    private OneSentence() {}

    static FailureAnalysis of(String sentence, @Nullable Throwable cause) {
        return new FailureAnalysis(sentence, null, cause);
    }
}
