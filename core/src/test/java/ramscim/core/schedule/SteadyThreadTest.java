package ramscim.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SteadyThreadTest {
    private static final Duration SOON = Duration.ofMillis(1);

    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final SteadyThread thread = new SteadyThread("test", failures::add);

    private static final class Checked {
        @SuppressWarnings("unchecked")
        static <E extends Throwable> void sneak(Throwable e) throws E {
            throw (E) e;
        }
    }

    @Test
    void repeat_workThrows_isToldAndTheNextTimeComes() {
        RuntimeException first = new IllegalStateException("first");
        Error second = new AssertionError("second");
        Exception third = new Exception("third");
        List<Runnable> times = List.of(
                () -> {
                    throw first;
                },
                () -> {
                    throw second;
                },
                () -> Checked.<RuntimeException>sneak(third));
        AtomicInteger done = new AtomicInteger();

        thread.repeat(
                () -> {
                    int time = done.getAndIncrement();
                    if (time < times.size()) {
                        times.get(time).run();
                    }
                },
                SOON);

        Awaitility.await().until(() -> done.get() > times.size());
        thread.close();
        assertThat(failures).containsExactly(first, second, third);
    }

    @Test
    void once_workThrows_whatIsRepeatedGoesOn() {
        AtomicInteger repeated = new AtomicInteger();
        thread.repeat(repeated::incrementAndGet, SOON);
        RuntimeException failure = new IllegalStateException("no");

        thread.once(() -> {
            throw failure;
        });

        Awaitility.await().until(() -> failures.contains(failure));
        int then = repeated.get();
        Awaitility.await().until(() -> repeated.get() > then);
        thread.close();
    }

    @Test
    void repeat_machineCannotGoOn_ends() {
        AtomicInteger times = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        thread.repeat(
                () -> {
                    times.incrementAndGet();
                    throw new OutOfMemoryError("as planned");
                },
                SOON);
        Awaitility.await().until(() -> times.get() > 0);

        // As often as it would have been its turn.
        thread.repeat(others::incrementAndGet, SOON);
        Awaitility.await().until(() -> others.get() > 5);

        assertThat(times).hasValue(1);
        assertThat(failures).isEmpty();
        thread.close();
    }

    @Test
    void close_nothingIsDoneAfterwards() {
        thread.repeat(() -> {}, SOON);
        thread.close();

        thread.once(() -> failures.add(new AssertionError("done")));

        assertThat(failures).isEmpty();
    }
}
