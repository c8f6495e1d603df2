package ramscim.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

class WriteTransactionsTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private CountingManager manager;
    private JdbcClient jdbc;
    private WriteTransactions transactions;

    @BeforeEach
    void emptyTable(@TempDir Path directory) {
        var sqlite = SqliteDatabase.open(directory);
        jdbc = JdbcClient.create(sqlite);
        jdbc.sql("create table note (text text primary key)").update();
        manager = new CountingManager(new JdbcTransactionManager(sqlite));
        transactions = new WriteTransactions(manager, () -> {});
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void write_alone_isDurableWhenItReturns() {
        assertThat(transactions.write(() -> note("one"))).isEqualTo("one");

        assertThat(notes()).containsExactly("one");
    }

    @Test
    void write_fails_leavesNothingAndThrowsWhatTheWorkThrew() {
        IllegalStateException mistake = new IllegalStateException("a mistake");

        assertThatThrownBy(() -> transactions.write(() -> {
                    note("one");
                    throw mistake;
                }))
                .isSameAs(mistake);
        assertThat(notes()).isEmpty();
    }

    @Test
    void write_whileOneIsUnderWay_allThatWaitShareOneTransaction() throws InterruptedException {
        List<CompletableFuture<String>> waiting = whileOneIsUnderWay(List.of("a", "b", "c", "d"));

        assertThat(waiting).allSatisfy(write -> assertThat(write).isCompleted());
        assertThat(notes()).containsExactlyInAnyOrder("first", "a", "b", "c", "d");
        assertThat(manager.commits).isEqualTo(2);
    }

    @Test
    void write_oneOfABatchFails_takesBackItsOwnWorkOnly() throws InterruptedException {
        List<CompletableFuture<String>> waiting = whileOneIsUnderWay(List.of("a", "fails", "c"));

        assertThat(waiting.get(1)).isCompletedExceptionally();
        assertThat(notes()).containsExactlyInAnyOrder("first", "a", "c");
        assertThat(manager.commits).isEqualTo(2);
    }

    @Test
    void write_commitOfABatchFails_failsForAllOfIt() throws InterruptedException {
        manager.failFrom = 2;

        List<CompletableFuture<String>> waiting = whileOneIsUnderWay(List.of("a", "b"));

        assertThat(waiting).allSatisfy(write -> assertThat(write).isCompletedExceptionally());
        assertThat(notes()).containsExactly("first");
    }

    @Test
    void write_withinWork_isOneWithIt() {
        assertThatThrownBy(() -> transactions.write(() -> {
                    transactions.write(() -> note("inner"));
                    throw new IllegalStateException("a mistake");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(notes()).isEmpty();
    }

    private List<CompletableFuture<String>> whileOneIsUnderWay(List<String> texts) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(
                () -> transactions.write(() -> {
                    begun.countDown();
                    awaitQuietly(goOn);
                    return note("first");
                }),
                threads);
        begun.await();
        List<CompletableFuture<String>> waiting = new ArrayList<>();
        for (String text : texts) {
            waiting.add(CompletableFuture.supplyAsync(() -> transactions.write(() -> noteOrFail(text)), threads));
            while (transactions.waiting() < waiting.size()) {
                Thread.onSpinWait();
            }
        }
        goOn.countDown();
        first.join();
        waiting.forEach(write -> write.exceptionally(e -> "failed").join());
        return waiting;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String noteOrFail(String text) {
        note(text);
        if (text.equals("fails")) {
            throw new IllegalStateException("a mistake");
        }
        return text;
    }

    private String note(String text) {
        jdbc.sql("insert into note (text) values (:text)").param("text", text).update();
        return text;
    }

    private List<String> notes() {
        return jdbc.sql("select text from note").query(String.class).list();
    }

    /** Counts commits, and refuses them from one on. */
    private static final class CountingManager implements PlatformTransactionManager {
        private final PlatformTransactionManager manager;
        private volatile int commits;
        private volatile int failFrom = Integer.MAX_VALUE;

        CountingManager(PlatformTransactionManager manager) {
            this.manager = manager;
        }

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return manager.getTransaction(definition);
        }

        @Override
        @SuppressWarnings("NonAtomicOperationOnVolatileField") // one transaction at a time
        public void commit(TransactionStatus status) {
            commits++;
            if (commits >= failFrom) {
                manager.rollback(status);
                throw new IllegalStateException("the disk is full");
            }
            manager.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            if (!status.isCompleted()) {
                manager.rollback(status);
            }
        }
    }
}
