package ramscim.simulator.call;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An API call that arrived.
 *
 * @param action empty if the request named none
 * @param parameters what the operation was given, without the protocol's own parameters; secrets are masked
 * @param status the HTTP status of the answer, 0 if the connection was dropped instead
 * @param code the error code of the answer; null if it was a success or no error body of the service
 * @param effect whether the operation was carried out, whatever the caller was told
 */
public record RecordedCall(
        Instant at,
        String version,
        String action,
        Map<String, String> parameters,
        int status,
        @Nullable String code,
        String requestId,
        boolean effect) {

    private static final String MASK = "***";

    public RecordedCall {
        requireNonNull(at);
        requireNonNull(version);
        requireNonNull(action);
        requireNonNull(requestId);
        Map<String, String> masked = new TreeMap<>(parameters);
        masked.replaceAll((name, value) -> isSecret(name) ? MASK : value);
        parameters = Collections.unmodifiableMap(masked);
    }

    public boolean succeeded() {
        return status == 200 && code == null;
    }

    private static boolean isSecret(String parameter) {
        return parameter.endsWith("Password") || parameter.endsWith("Secret");
    }
}
