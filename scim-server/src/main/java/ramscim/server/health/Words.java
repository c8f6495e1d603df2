package ramscim.server.health;

import java.time.Duration;
import ramscim.server.admin.Ago;

/** The turns of phrase that findings share. */
final class Words {
    private Words() {}

    static String ago(Duration duration) {
        return Ago.words(duration.isNegative() ? Duration.ZERO : duration) + " ago";
    }

    /** {@code 1 change}, {@code 3 changes}. */
    static String count(long number, String singular, String plural) {
        return number + " " + (number == 1 ? singular : plural);
    }

    static String waiting(Queue queue) {
        return queue.pending() == 0 ? "nothing waiting" : count(queue.pending(), "change waiting", "changes waiting");
    }
}
