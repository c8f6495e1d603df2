package ramscim.store.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Origin;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.Leases.Grant;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;
import ramscim.store.JdbcProvisioningStore;
import ramscim.store.PostgresServer;
import ramscim.store.StoreDatabase;

/** Two replicas on one PostgreSQL. */
class LeasingReplicaTest {
    private static final Instant NOW = Instant.now();
    private static final ScimAttributes USER = ScimAttributes.fromJson("{\"userName\":\"ada\"}");

    private Duration time = Duration.ZERO;
    private final StoreDatabase database = StoreDatabase.postgresql(PostgresServer.newStore());
    private final LeasingReplica one = new LeasingReplica(database.jdbc(), "one", this::nanoTime);
    private final LeasingReplica other = new LeasingReplica(database.jdbc(), "other", () -> 0);
    private final ResourceId id = ResourceId.random();

    @BeforeEach
    void join() {
        one.beat();
        other.beat();
        one.beat();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long nanoTime() {
        return time.toNanos();
    }

    private void letOneDie() {
        database.jdbc()
                .sql("update replica set seen = seen - 60000 where id = 'one'")
                .update();
        other.beat();
    }

    private ProvisioningStore storeOf(Replicas replica) {
        return new JdbcProvisioningStore(database.jdbc(), database.transactions(), replica, List.of());
    }

    private Intent intent(int attempts, Instant nextAttempt, boolean password) {
        Origin origin = Origin.ofBridge("test");
        return new Intent(
                1, USER, Map.of(), false, Hold.FREE, origin, NOW, attempts, nextAttempt, null, password, null);
    }

    private ResourceId committedByOne(Intent intent) {
        ResourceId committed = ResourceId.random();
        assertThat(storeOf(one)
                        .write(new Transition.Committed(
                                committed, ResourceType.USER, intent, "user:" + committed, Set.of())))
                .isTrue();
        return committed;
    }

    @Test
    void take_whatAnotherHas_deniedUntilThatIsReleased() {
        assertThat(one.take(id)).isEqualTo(Grant.FREE);
        assertThat(other.take(id)).isEqualTo(Grant.DENIED);

        one.release(id);

        assertThat(other.take(id)).isEqualTo(Grant.FREE);
        assertThat(one.take(id)).isEqualTo(Grant.DENIED);
    }

    @Test
    void take_whatADeadReplicaHad_inheritedAndTheDeadOneCannotWriteAnyMore() {
        one.take(id);
        letOneDie();

        assertThat(other.take(id)).isEqualTo(Grant.INHERITED);

        other.verify(id);
        assertThatThrownBy(() -> one.verify(id)).isInstanceOf(LostLeaseException.class);
    }

    @Test
    void verify_withoutALease_onlyWhileNoOtherHasIt() {
        one.verify(id);

        other.take(id);

        assertThatThrownBy(() -> one.verify(id)).isInstanceOf(LostLeaseException.class);
    }

    @Test
    void verify_afterADeadOnesWorkWasTakenOverAndDone_theDeadOneCannotWriteEither() {
        one.take(id);
        letOneDie();
        other.take(id);
        other.release(id);

        assertThatThrownBy(() -> one.verify(id)).isInstanceOf(LostLeaseException.class);
    }

    @Test
    void store_writesOfAReplicaThatLostItsLease_areRefusedAndChangeNothing() {
        ResourceId user = committedByOne(intent(0, NOW, false));
        one.take(user);
        letOneDie();
        other.take(user);

        assertThatThrownBy(() -> storeOf(one)
                        .write(new Transition.Confirmed(
                                user, intent(0, NOW, false), "user:" + user, null, NOW, true, List.of())))
                .isInstanceOf(LostLeaseException.class);
        assertThat(storeOf(other).find(user))
                .satisfies(stored -> assertThat(stored.confirmed()).isNull());
    }

    @Test
    void claim_byBothAtOnce_eachIsClaimedOnce() {
        List<ResourceId> due = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            due.add(committedByOne(intent(1, NOW, false)));
        }

        CompletableFuture<List<ResourceId>> claiming = CompletableFuture.supplyAsync(() -> one.claim(due));
        List<ResourceId> claimed = new ArrayList<>(other.claim(due));
        claimed.addAll(claiming.join());
        // What the one was looking at, the other skipped.
        claimed.addAll(
                other.claim(due.stream().filter(each -> !claimed.contains(each)).toList()));

        assertThat(claimed).containsExactlyInAnyOrderElementsOf(due);
    }

    @Test
    void claim_more_thanAreSoonWorkedOn_leavesTheRestToOthers() {
        List<ResourceId> due = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            due.add(committedByOne(intent(1, NOW, false)));
        }

        List<ResourceId> claimed = one.claim(due);

        assertThat(claimed).isEqualTo(due.subList(0, 64));
        assertThat(one.claim(due.subList(64, 100))).isEmpty();
        assertThat(storeOf(other).due(NOW.plusSeconds(1), 200))
                .containsExactlyInAnyOrderElementsOf(due.subList(64, 100));
        one.release(due.get(0));
        assertThat(one.claim(due.subList(64, 100))).hasSize(1);
    }

    @Test
    void due_whatAnotherIsAboutToDo_isLeftToItWhileItLives() {
        ResourceId fresh = committedByOne(intent(0, Instant.now().plusSeconds(30), false));
        ResourceId withPassword = committedByOne(intent(1, NOW, true));
        ResourceId tried = committedByOne(intent(1, NOW, false));
        Instant always = Instant.ofEpochSecond(Integer.MAX_VALUE);

        assertThat(storeOf(other).due(always, 10)).containsExactly(tried);
        assertThat(storeOf(one).due(always, 10)).containsExactlyInAnyOrder(fresh, withPassword, tried);

        letOneDie();

        assertThat(storeOf(other).due(always, 10)).containsExactlyInAnyOrder(fresh, withPassword, tried);
    }

    @Test
    void isLeader_oneOfThem_andTheOtherWhenThatIsGone() {
        assertThat(one.isLeader()).isTrue();
        assertThat(other.isLeader()).isFalse();

        one.close();
        other.beat();

        assertThat(one.isLeader()).isFalse();
        assertThat(other.isLeader()).isTrue();
    }

    @Test
    void isLeader_theOldOneIsHeardOfAgain_leavesItToTheNewOne() {
        letOneDie();
        one.beat();

        assertThat(one.isLeader()).isFalse();
        assertThat(other.isLeader()).isTrue();
    }

    /** By its own clock, and before others notice by the database's. */
    @Test
    void take_noHeartbeatForLong_takesAndLeadsNothingUntilTheNext() {
        time = time.plus(LeasingReplica.EXPIRY.minusSeconds(1));

        assertThat(one.take(id)).isEqualTo(Grant.DENIED);
        assertThat(one.claim(List.of(committedByOne(intent(1, NOW, false))))).isEmpty();
        assertThat(one.isLeader()).isFalse();

        one.beat();

        assertThat(one.take(id)).isEqualTo(Grant.FREE);
        assertThat(one.isLeader()).isTrue();
    }

    @Test
    void take_whatWasClaimedBeforeALapse_isNotTakenForGranted() {
        ResourceId due = committedByOne(intent(1, NOW, false));
        one.claim(List.of(due));
        letOneDie();
        other.take(due);

        time = time.plus(LeasingReplica.EXPIRY);
        one.beat();

        assertThat(one.take(due)).isEqualTo(Grant.DENIED);
    }

    @Test
    void live_countsThoseWhoAreHeardOf() {
        assertThat(one.live()).isEqualTo(2);

        letOneDie();

        assertThat(other.live()).isEqualTo(1);
    }

    @Test
    void beat_leaseThatCouldNotBeReleased_isReleasedLater() {
        one.take(id);
        one.release(id);
        database.jdbc()
                .sql("insert into lease (subject, replica) values ('stray', 'one')")
                .update();

        one.beat();
        one.beat();

        assertThat(database.jdbc()
                        .sql("select subject from lease where replica = 'one'")
                        .query(String.class)
                        .list())
                .containsExactly("leader");
    }
}
