package ramscim.server.kill;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/**
 * Takes those replicas in turn that say they are ready. What nobody has accepted, because nobody listens or whoever
 * does is about to stop, goes to the next one; what was sent and is not answered is lost, and remembered as such.
 */
final class Balancer implements Way, AutoCloseable {
    private static final int MOST_TRIES = 100;

    /** Less than {@code bridge.requests.drain}. */
    private static final int MILLIS_BETWEEN_LOOKS = 500;

    private final List<ScimClient> replicas;
    private final List<ScimClient> ready;
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger passedOn = new AtomicInteger();
    private final List<String> lost = Collections.synchronizedList(new ArrayList<>());
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> looks;

    Balancer(List<ScimClient> replicas) {
        this.replicas = new CopyOnWriteArrayList<>(replicas);
        this.ready = new CopyOnWriteArrayList<>(replicas);
        this.looks = looking.scheduleWithFixedDelay(this::look, 0, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
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

    private void look() {
        List<ScimClient> now = replicas.stream().filter(Balancer::isReady).toList();
        ready.addAll(now.stream().filter(replica -> !ready.contains(replica)).toList());
        ready.removeIf(replica -> !now.contains(replica));
    }

    private static boolean isReady(ScimClient replica) {
        try {
            ScimClient root = new ScimClient(
                            URI.create("http://" + replica.base().getAuthority()), replica.headers())
                    .without("Accept");
            return root.get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Override
    public ScimAnswer ask(Function<ScimClient, ScimAnswer> request) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            ScimAnswer answer = askOne(request, next());
            if (answer != null) {
                return answer;
            }
            passedOn.incrementAndGet();
        }
        lost.add("nobody accepted a request");
        throw new IllegalStateException("no replica accepts anything");
    }

    private ScimClient next() {
        List<ScimClient> now = List.copyOf(ready);
        List<ScimClient> some = now.isEmpty() ? replicas : now;
        return some.get(turns.incrementAndGet() % some.size());
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

    @Override
    public void close() {
        looks.cancel(true);
        looking.shutdownNow();
    }
}
