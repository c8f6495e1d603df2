package ramscim.server.admin;

import java.time.Duration;
import org.springframework.security.authentication.AccountStatusException;

/**
 * Too many wrong passwords came from one address, or from all together; an account's status, so that no other provider
 * is asked.
 */
final class TooManyTriesException extends AccountStatusException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyTriesException(Duration wait) {
        super("Too many wrong passwords; try again in %d seconds.".formatted(Math.max(1, wait.toSeconds())));
        this.wait = wait;
    }

    long seconds() {
        return Math.max(1, wait.toSeconds());
    }
}
