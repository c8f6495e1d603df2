package ramscim.server.traffic;

import java.util.Locale;
import ramscim.server.words.Words;

/** How a request of an identity provider ended. */
enum ScimOutcome {
    DONE,
    LATER,
    REFUSED,
    UNAUTHORIZED,
    FAILED;

    Words label() {
        return Words.of("health.outcome." + name().toLowerCase(Locale.ROOT));
    }

    /** Asking for what is not there is how providers look whether it is. */
    static ScimOutcome of(String method, int status) {
        if (status < 400 || (status == 404 && method.equals("GET"))) {
            return DONE;
        }
        return switch (status) {
            case 401, 403 -> UNAUTHORIZED;
            case 429, 503 -> LATER;
            default -> status < 500 ? REFUSED : FAILED;
        };
    }
}
