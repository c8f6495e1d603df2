package ramscim.core.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import ramscim.core.resource.ResourceId;

class WorkQueueTest {
    private final Lanes lanes = new Lanes();
    private final List<ResourceId> done = new ArrayList<>();
    private final WorkQueue queue = new WorkQueue();
    private int added;

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
            workNext();
        }

        assertThat(done).contains(background.lane().id());
    }

    @Test
    void add_oneThatLetOthersBy_isDoneAfterItsEqualsAndBeforeTheLessUrgent() {
        Lanes.Visit background = add(background());
        Lanes.Visit resting = add(awaited());
        resting.lane().rest();
        Lanes.Visit fresh = add(awaited());

        work();

        assertThat(done)
                .containsExactly(
                        fresh.lane().id(),
                        resting.lane().id(),
                        background.lane().id());
    }

    @Test
    void isWanted_somebodyMoreUrgentOrNew_atOnce() {
        assertThat(queue.isWanted(awaited().lane(), 1)).isFalse();

        add(background());
        assertThat(queue.isWanted(awaited().lane(), 100)).isFalse();
        assertThat(queue.isWanted(background().lane(), 1)).isTrue();

        add(awaited());
        assertThat(queue.isWanted(awaited().lane(), 1)).isTrue();
        assertThat(queue.isWanted(leaver().lane(), 100)).isFalse();
    }

    @Test
    void isWanted_oneThatLetOthersBy_afterSomeMembers() {
        add(awaited()).lane().rest();

        assertThat(queue.isWanted(awaited().lane(), 19)).isFalse();
        assertThat(queue.isWanted(awaited().lane(), 20)).isTrue();
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
        add(awaited());

        try (WorkQueue.Turn turn = queue.next()) {
            assertThat(queue.ahead()).isEqualTo(1);
        }

        assertThat(queue.ahead()).isZero();
    }

    @Test
    void withdraw_noWorkerTookIt_givesTheVisitBack() {
        Lanes.Visit visit = add(awaited());

        assertThat(queue.withdraw(visit)).isSameAs(visit);
        assertThat(queue.ahead()).isZero();
    }

    @Test
    void withdraw_aWorkerTookItInThePlaceOfAnother_givesTheOtherBack() {
        Lanes.Visit other = add(background());
        Lanes.Visit urgent = add(leaver());

        try (WorkQueue.Turn turn = queue.next()) {
            assertThat(turn.lane()).isSameAs(urgent.lane());
            assertThat(queue.withdraw(urgent)).isSameAs(other);
        }
    }

    private Lanes.Visit add(Lanes.Visit visit) {
        queue.add(visit);
        added++;
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
        while (added > 0) {
            workNext();
        }
    }

    private void workNext() {
        added--;
        try (WorkQueue.Turn turn = queue.next()) {
            done.add(turn.lane().id());
        }
    }
}
