package ramscim.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CurrentTokensTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
    private final AtomicReference<List<String>> database = new AtomicReference<>(List.of("one", "two"));

    private CurrentTokens<String> tokens(boolean alone) {
        return new CurrentTokens<>(alone, now::get, database::get);
    }

    @Test
    void all_changedByAnotherProcess_isHeardAfterASecond() {
        CurrentTokens<String> tokens = tokens(true);
        tokens.all();

        database.set(List.of("two"));
        now.addAndGet(999_999_999);
        assertThat(tokens.all()).containsExactly("one", "two");
        now.addAndGet(1);

        assertThat(tokens.all()).containsExactly("two");
    }

    @Test
    void all_changedByThisProcess_isHeardAtOnce() {
        CurrentTokens<String> tokens = tokens(true);
        tokens.all();

        database.set(List.of("two"));
        tokens.changed();

        assertThat(tokens.all()).containsExactly("two");
    }

    @Test
    void all_thereMayBeReplicas_isReadEachTime() {
        CurrentTokens<String> tokens = tokens(false);
        tokens.all();

        database.set(List.of());

        assertThat(tokens.all()).isEmpty();
    }
}
