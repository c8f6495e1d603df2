package ramscim.core.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import ramscim.core.resource.ResourceId;

class WorkQueueTest {
    private final Lanes lanes = new Lanes();
    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final List<ResourceId> done = new ArrayList<>();
    private final WorkQueue queue =
            new WorkQueue(workers::add, visit -> done.add(visit.lane().id()));

    @Test
    void add_leaverAfterOthers_isDoneFirst() {
        add(background());
        add(awaited());
        Lanes.Visit leaver = add(leaver());

        work();

        assertThat(done.get(0)).isEqualTo(leaver.lane().id());
    }

    @Test
    void add_awaitedAfterBackground_isDoneFirst() {
        Lanes.Visit background = add(background());
        Lanes.Visit awaited = add(awaited());

        work();

        assertThat(done).containsExactly(awaited.lane().id(), background.lane().id());
    }

    /** Whoever decides asks how many are ahead: if a worker held on to the queue meanwhile, both would wait for ever. */
    @Test
    void ahead_whileAChangeOfAWaitingResourceIsDecided_waitsForNothing() {
        Lanes.Visit awaited = add(awaited());

        synchronized (awaited.lane()) {
            assertThat(CompletableFuture.supplyAsync(queue::ahead))
                    .succeedsWithin(Duration.ofSeconds(30))
                    .isEqualTo(1);
        }
    }

    @Test
    void add_equals_areDoneInTheOrderTheyCame() {
        Lanes.Visit first = add(awaited());
        Lanes.Visit second = add(awaited());

        work();

        assertThat(done).containsExactly(first.lane().id(), second.lane().id());
    }

    @Test
    void add_somebodyBeginsToWaitForAWaitingOne_itMovesUp() {
        add(background());
        Lanes.Visit second = add(background());

        second.lane().await(1);
        work();

        assertThat(done.get(0)).isEqualTo(second.lane().id());
    }

    @Test
    void add_moreUrgentOnesWithoutEnd_theBackgroundGetsATurn() {
        Lanes.Visit background = add(background());
        for (int n = 0; n < 20; n++) {
            add(awaited());
        }

        for (int n = 0; n < 10; n++) {
            workers.remove().run();
        }

        assertThat(done).contains(background.lane().id());
    }

    @Test
    void ahead_mixed_countsThoseWhomSomebodyAwaits() {
        add(background());
        add(awaited());
        add(leaver());

        assertThat(queue.ahead()).isEqualTo(2);
    }

    @Test
    void ahead_oneIsWorkedOn_countsUntilItIsDone() {
        List<Integer> during = new ArrayList<>();
        List<WorkQueue> self = new ArrayList<>();
        WorkQueue watched =
                new WorkQueue(workers::add, visit -> during.add(self.get(0).ahead()));
        self.add(watched);
        watched.add(awaited());

        work();

        assertThat(during).containsExactly(1);
        assertThat(watched.ahead()).isZero();
    }

    @Test
    void add_workersShuttingDown_givesTheVisitBack() {
        WorkQueue closed = new WorkQueue(
                work -> {
                    throw new RejectedExecutionException();
                },
                visit -> {});
        Lanes.Visit visit = awaited();

        assertThat(closed.add(visit)).isSameAs(visit);
        assertThat(closed.ahead()).isZero();
    }

    private Lanes.Visit add(Lanes.Visit visit) {
        assertThat(queue.add(visit)).isNull();
        return visit;
    }

    private Lanes.Visit background() {
        return lanes.enter(ResourceId.random());
    }

    private Lanes.Visit awaited() {
        Lanes.Visit visit = background();
        visit.lane().await(1);
        return visit;
    }

    private Lanes.Visit leaver() {
        Lanes.Visit visit = background();
        visit.lane().expedite();
        return visit;
    }

    private void work() {
        while (!workers.isEmpty()) {
            workers.remove().run();
        }
    }
}
