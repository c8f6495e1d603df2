package ramscim.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a call is answered with.
 *
 * @param status 0 if the connection is reset instead
 * @param code the error code in the body, if it is an error body
 * @param effect whether the operation was carried out
 */
record Reply(int status, @Nullable String code, String contentType, String body, boolean effect, Duration delay) {

    private static final String JSON = "application/json;charset=utf-8";

    static Reply success(String body) {
        return new Reply(200, null, JSON, body, true, Duration.ZERO);
    }

    static Reply error(int status, String code, String body) {
        return new Reply(status, code, JSON, body, false, Duration.ZERO);
    }

    static Reply html(int status) {
        String page = "<html><head><title>" + status + "</title></head><body><h1>" + status + "</h1></body></html>";
        return new Reply(status, null, "text/html;charset=utf-8", page, false, Duration.ZERO);
    }

    static Reply empty(int status) {
        return new Reply(status, null, JSON, "", false, Duration.ZERO);
    }

    static Reply reset() {
        return new Reply(0, null, JSON, "", false, Duration.ZERO);
    }

    Reply withStatus(int other) {
        return new Reply(other, code, contentType, body, effect, delay);
    }

    Reply withEffect(boolean happened) {
        return new Reply(status, code, contentType, body, happened, delay);
    }

    Reply withDelay(Duration longer) {
        return new Reply(status, code, contentType, body, effect, longer);
    }

    boolean isReset() {
        return status == 0;
    }
}
