package ramscim.server.health;

import java.time.Duration;
import ramscim.server.admin.Ago;
import ramscim.server.finding.Counted;

/** The turns of phrase that findings share. */
final class Words {
    private Words() {}

    static String ago(Duration duration) {
        return Ago.words(duration.isNegative() ? Duration.ZERO : duration) + " ago";
    }

    static String waiting(Queue queue) {
        return queue.pending() == 0
                ? "nothing waiting"
                : Counted.of(queue.pending(), "change waiting", "changes waiting");
    }
}
