package ramscim.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.Transition;

/** A resource has the name that its intent claimed, whatever the mapping makes of it by the time it is confirmed. */
class ConfirmedNameTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");

    private final StoreDatabase database;
    private final JdbcProvisioningStore store;
    private final ResourceId ada = ResourceId.random();

    ConfirmedNameTest(@TempDir Path directory) {
        database = StoreDatabase.sqlite(directory);
        store = database.store();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Intent intent(long sequence) {
        ScimAttributes user = ScimAttributes.fromJson("{\"userName\":\"ada\"}");
        return new Intent(sequence, user, Map.of(), false, Hold.FREE, Origin.ofBridge("test"), NOW, 0, NOW, null);
    }

    private @Nullable ResourceId owner(String name) {
        StoredResource owner = store.findByName(name);
        return owner == null ? null : owner.id();
    }

    @Test
    void confirm_otherNameThanTheOneThatWasClaimed_theClaimedOne() {
        store.write(new Transition.Committed(ada, ResourceType.USER, intent(1), "user:ada", Set.of()));

        store.write(new Transition.Confirmed(ada, intent(1), "user:ada.lovelace", null, NOW, true, List.of()));

        assertThat(owner("user:ada")).isEqualTo(ada);
        assertThat(owner("user:ada.lovelace")).isNull();
    }

    @Test
    void confirm_intentIsThereNoMore_theNameThatIsGivenOrTheOneOfBefore() {
        store.write(new Transition.Committed(ada, ResourceType.USER, intent(1), "user:ada", Set.of()));
        store.write(new Transition.Confirmed(ada, intent(1), "user:ada", null, NOW, true, List.of()));

        store.write(new Transition.Confirmed(ada, intent(2), null, null, NOW, true, List.of()));
        assertThat(owner("user:ada")).isEqualTo(ada);

        store.write(new Transition.Confirmed(ada, intent(3), "user:countess", null, NOW, true, List.of()));
        assertThat(owner("user:countess")).isEqualTo(ada);
        assertThat(owner("user:ada")).isNull();
        assertThat(Objects.requireNonNull(store.find(ada)).confirmed()).isNotNull();
    }
}
