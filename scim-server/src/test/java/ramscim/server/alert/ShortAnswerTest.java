package ramscim.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ShortAnswerTest {
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final ShortAnswer answer = new ShortAnswer();

    private static List<ByteBuffer> bytes(int count) {
        return List.of(ByteBuffer.wrap("x".repeat(count).getBytes(StandardCharsets.UTF_8)));
    }

    private void begin() {
        answer.onSubscribe(new Subscription() {
            @Override
            public void request(long count) {
                // All of it is given anyway.
            }

            @Override
            public void cancel() {
                cancelled.set(true);
            }
        });
    }

    @Test
    void body_short_isWhole() {
        begin();
        answer.onNext(bytes(10));
        answer.onNext(bytes(10));
        answer.onComplete();

        assertThat(answer.getBody()).isCompletedWithValue("x".repeat(20));
        assertThat(cancelled).isFalse();
    }

    @Test
    void body_withoutEnd_isCutOff() {
        begin();
        answer.onNext(bytes(ShortAnswer.LONGEST - 1));
        assertThat(answer.getBody().toCompletableFuture()).isNotDone();

        answer.onNext(bytes(1_000));

        assertThat(answer.getBody()).isCompletedWithValue("x".repeat(ShortAnswer.LONGEST));
        assertThat(cancelled).isTrue();
    }
}
