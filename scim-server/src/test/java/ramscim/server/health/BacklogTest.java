package ramscim.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ramscim.core.resource.ResourceType;
import ramscim.server.progress.Progress;
import ramscim.store.IntentCounts;
import ramscim.store.TemporaryStore;

class BacklogTest {
    private static final Instant START = TemporaryStore.NOW.minusSeconds(10);

    private final TemporaryStore store = new TemporaryStore();
    private final Backlog backlog = new Backlog(new IntentCounts(store.jdbc()));

    @AfterEach
    void close() {
        store.close();
    }

    private @Nullable Progress waiting(int changes, int secondsLater) {
        return backlog.at(new Queue(changes, 0, 0, 0, 0, null), START.plusSeconds(secondsLater));
    }

    @Test
    void at_firstPushOfMany_tellsHowFarItIsUntilNoneWaits() {
        assertThat(waiting(39, 0)).isNull();
        assertThat(waiting(400, 0)).isNotNull();

        for (int i = 0; i < 100; i++) {
            store.add(ResourceType.USER, JsonNodeFactory.instance.objectNode().put("userName", "u" + i));
        }

        assertThat(Objects.requireNonNull(waiting(300, 20)).words().english())
                .isEqualTo("100 of 400, 5.0 a second, about 60 s left");
        assertThat(waiting(3, 70)).isNotNull();
        assertThat(waiting(0, 75)).isNull();
        assertThat(waiting(3, 80)).isNull();
    }
}
