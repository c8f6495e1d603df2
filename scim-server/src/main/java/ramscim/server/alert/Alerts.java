package ramscim.server.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ramscim.server.alert.Delivery.State;
import ramscim.server.words.Words;

/** What is wrong, who is told, and whether it arrives. */
public final class Alerts {
    private static final int SHOWN = 50;

    private final OpenAlerts open;
    private final Outbox outbox;
    private final List<Courier> couriers;
    private final AlertProperties properties;
    private final Clock clock;

    Alerts(OpenAlerts open, Outbox outbox, List<Courier> couriers, AlertProperties properties, Clock clock) {
        this.open = open;
        this.outbox = outbox;
        this.couriers =
                couriers.stream().sorted(Comparator.comparing(Courier::target)).toList();
        this.properties = properties;
        this.clock = clock;
    }

    /** What came of a test, or of the last attempt; {@code problem} is null if it arrived. */
    public record Result(
            String target, boolean delivered, @Nullable Words problem) {
        static Result of(String target, @Nullable Words problem) {
            return new Result(target, problem == null, problem);
        }
    }

    /**
     * A target as the page shows it.
     *
     * @param reached whether the last attempt was taken; null if there was none
     */
    record TargetView(
            String name,
            AlertProperties.Type type,
            boolean signed,
            @Nullable Boolean reached,
            @Nullable Words problem,
            @Nullable Instant at) {}

    List<OpenAlert> open() {
        return open.all();
    }

    List<Delivery> latest() {
        return outbox.latest(SHOWN);
    }

    List<TargetView> targets() {
        return couriers.stream().map(courier -> view(courier.target())).toList();
    }

    private TargetView view(String name) {
        AlertProperties.Target target =
                Objects.requireNonNull(properties.targets().get(name));
        Delivery last = outbox.lastAttempt(name).orElse(null);
        return new TargetView(
                name,
                target.type(),
                target.secret() != null && !target.secret().isBlank(),
                last == null ? null : last.state() == State.DELIVERED,
                last == null ? null : last.lastError(),
                last == null ? null : last.changed());
    }

    /** The targets that did not take what they were last told. */
    public List<Result> unreached() {
        return targets().stream()
                .filter(target -> Boolean.FALSE.equals(target.reached()))
                .map(target -> new Result(target.name(), false, target.problem()))
                .toList();
    }

    /** Tells every target that this is a test, and waits for what comes of it. */
    List<Result> test() {
        Instant now = clock.instant();
        Notice notice = Notice.test(properties.link("/admin/alerts"), now);
        return couriers.parallelStream()
                .map(courier -> Result.of(courier.target(), courier.send(delivery(courier.target(), notice, now))))
                .toList();
    }

    private static Delivery delivery(String target, Notice notice, Instant now) {
        return new Delivery(UUID.randomUUID().toString(), target, notice, State.WAITING, 1, now, now, null, now);
    }
}
