package ramscim.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/** Callers who send one request after the other, each waiting for its answer. */
final class Clients implements AutoCloseable {
    private final ExecutorService threads;
    private final int count;
    private final Duration pause;

    Clients(int count) {
        this(count, Duration.ZERO);
    }

    /** @param pause of each caller before each request */
    Clients(int count, Duration pause) {
        this.count = count;
        this.pause = pause;
        threads = Executors.newFixedThreadPool(count);
    }

    /**
     * Sends requests 0 to {@code total - 1}, each until it succeeds or is refused for good; who is told when to come back comes back then.
     *
     * @return what is done when all are
     */
    Running send(int total, IntFunction<Http.Answer> request) {
        return start(total, (number, figures) -> untilSettled(number, request, figures));
    }

    /** Sends requests 0 to {@code total - 1}, each once, whatever is answered. */
    Running sendOnce(int total, IntFunction<Http.Answer> request) {
        return start(total, (number, figures) -> {
            long start = System.nanoTime();
            figures.add(start, request.apply(number).status());
        });
    }

    private Running start(int total, BiConsumer<Integer, Figures> one) {
        AtomicInteger next = new AtomicInteger();
        Figures figures = new Figures();
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            callers.add(threads.submit(() -> {
                for (int number = next.getAndIncrement(); number < total; number = next.getAndIncrement()) {
                    Pause.of(pause);
                    one.accept(number, figures);
                }
            }));
        }
        return new Running(figures, callers);
    }

    private static void untilSettled(int number, IntFunction<Http.Answer> request, Figures figures) {
        while (true) {
            long start = System.nanoTime();
            Http.Answer answer = request.apply(number);
            figures.add(start, answer.status());
            if (answer.status() != 429 && answer.status() != 503) {
                if (!answer.isSuccess() && figures.isFirstRefusal()) {
                    System.err.printf(
                            "The first answer that is neither success nor delay: %d %s%n",
                            answer.status(), answer.body());
                }
                return;
            }
            Pause.millis(1000 * Math.max(1, answer.retryAfterSeconds()));
        }
    }

    /** A load under way. */
    record Running(Figures figures, List<Future<?>> callers) {
        boolean isDone() {
            return callers.stream().allMatch(Future::isDone);
        }

        Figures await() {
            try {
                for (Future<?> caller : callers) {
                    caller.get();
                }
                return figures;
            } catch (ExecutionException e) {
                throw new BenchException("A client failed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchException("interrupted", e);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
