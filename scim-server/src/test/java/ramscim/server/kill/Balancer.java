package ramscim.server.kill;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/**
 * Takes replicas in turn. What nobody has accepted, because nobody listens or whoever does is about to stop, goes to
 * the next one; what was sent and is not answered is lost, and remembered as such.
 */
final class Balancer implements Way {
    private static final int MOST_TRIES = 100;

    private final List<ScimClient> replicas = new CopyOnWriteArrayList<>();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger passedOn = new AtomicInteger();
    private final List<String> lost = Collections.synchronizedList(new ArrayList<>());

    Balancer(List<ScimClient> replicas) {
        this.replicas.addAll(replicas);
    }

    void put(int number, ScimClient replica) {
        replicas.set(number, replica);
    }

    /** How many went to another replica than their first. */
    int passedOn() {
        return passedOn.get();
    }

    List<String> lost() {
        return List.copyOf(lost);
    }

    @Override
    public ScimAnswer ask(Function<ScimClient, ScimAnswer> request) {
        int turn = turns.incrementAndGet();
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            ScimAnswer answer = askOne(request, replicas.get((turn + tries) % replicas.size()));
            if (answer != null) {
                return answer;
            }
            passedOn.incrementAndGet();
        }
        lost.add("nobody accepted a request");
        throw new IllegalStateException("no replica accepts anything");
    }

    private @Nullable ScimAnswer askOne(Function<ScimClient, ScimAnswer> request, ScimClient replica) {
        try {
            ScimAnswer answer = request.apply(replica);
            return answer.status() == 503 ? null : answer;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ConnectException) {
                return null;
            }
            lost.add(e.getMessage() + ": " + e.getCause());
            throw e;
        }
    }
}
