package ramscim.server.bundle;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.MessageFormatter;

/**
 * A line of the log as the source has it: numbers, durations and words of closed sets are filled in, every other
 * argument is not. What libraries write may have been put together before, so of theirs only the place is left.
 */
final class LogLine {
    private static final String LEFT_OUT = "…";

    /** What the bridge itself chooses the values of, or Alibaba Cloud as ids. */
    private static final Set<String> FIELDS = Set.of(
            "bridge.outcome",
            "bridge.times",
            "event.action",
            "event.duration",
            "http.request.method",
            "http.response.status_code",
            "ram.attempt",
            "ram.operation",
            "ram.outcome",
            "ram.request_id");

    /** A request id that a provider chose may be anything. */
    private static final Pattern MADE_AT_RANDOM = Pattern.compile("[0-9A-Fa-f-]{16,64}");

    private static final int DEPTH = 30;

    private LogLine() {}

    static String of(ILoggingEvent event) {
        StringBuilder line = new StringBuilder()
                .append(event.getInstant())
                .append(' ')
                .append(event.getLevel())
                .append(' ')
                .append(event.getLoggerName())
                .append(": ")
                .append(message(event));
        String fields = fields(event);
        if (!fields.isEmpty()) {
            line.append(" {").append(fields).append('}');
        }
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            append(cause, line);
        }
        return line.toString();
    }

    /** A pattern without placeholders may have been put together where it was logged. */
    private static String message(ILoggingEvent event) {
        Object[] arguments = event.getArgumentArray();
        if (!event.getLoggerName().startsWith("ramscim.") || arguments == null || arguments.length == 0) {
            return LEFT_OUT;
        }
        Object[] shareable = Stream.of(arguments).map(LogLine::shareable).toArray();
        return Objects.requireNonNullElse(MessageFormatter.basicArrayFormat(event.getMessage(), shareable), LEFT_OUT);
    }

    private static Object shareable(@Nullable Object argument) {
        return argument instanceof Number
                        || argument instanceof Boolean
                        || argument instanceof Enum<?>
                        || argument instanceof TemporalAmount
                ? argument
                : LEFT_OUT;
    }

    private static String fields(ILoggingEvent event) {
        List<KeyValuePair> pairs = Objects.requireNonNullElse(event.getKeyValuePairs(), List.of());
        String request = event.getMDCPropertyMap().getOrDefault("requestId", "");
        Stream<String> id = MADE_AT_RANDOM.matcher(request).matches() ? Stream.of("requestId=" + request) : Stream.of();
        return Stream.concat(
                        id,
                        pairs.stream()
                                .filter(pair -> FIELDS.contains(pair.key))
                                .map(pair -> pair.key + "=" + pair.value))
                .collect(Collectors.joining(", "));
    }

    /** Where it happened, and not what it says. */
    private static void append(IThrowableProxy failure, StringBuilder line) {
        line.append("\n    ").append(failure.getClassName());
        StackTraceElementProxy[] frames = failure.getStackTraceElementProxyArray();
        for (int i = 0; i < Math.min(DEPTH, frames.length); i++) {
            line.append("\n        ").append(frames[i].getSTEAsString());
        }
    }
}
