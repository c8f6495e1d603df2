package ramscim.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ramscim.server.door.RefusedCallers;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEvents;
import ramscim.server.door.SecurityLog;
import ramscim.server.origin.Caller;
import ramscim.server.origin.RequestSource;
import ramscim.store.StoreDatabase;

abstract class KnownNetworksContract {
    private static final Caller OKTA = Caller.ofToken("okta");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T08:30:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final List<SecurityEvent> told = new ArrayList<>();
    private final StoreDatabase database;

    KnownNetworksContract(StoreDatabase database) {
        this.database = database;
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** As after a start: nothing is remembered but what is written. */
    private KnownNetworks started() {
        SecurityLog log = new SecurityLog(new SimpleMeterRegistry());
        return new KnownNetworks(
                database.jdbc(),
                database.transactions(),
                new SecurityEvents(told::add, log, new RefusedCallers(clock), clock),
                clock);
    }

    private void seen(KnownNetworks networks, String token, String address) {
        now.updateAndGet(instant -> instant.plusSeconds(1));
        networks.seen(OKTA, token, new RequestSource(address, "r"));
    }

    @Test
    void seen_again_isNoNewsNeitherNowNorAfterARestart() {
        KnownNetworks networks = started();
        seen(networks, "token:1", "203.0.113.9");
        seen(networks, "token:1", "203.0.113.9");
        seen(started(), "token:1", "203.0.113.9");

        assertThat(told).hasSize(1);
    }

    @Test
    void seen_anotherTokenOfTheSameName_isNews() {
        KnownNetworks networks = started();
        seen(networks, "token:1", "203.0.113.9");
        seen(networks, "token:2", "203.0.113.9");

        assertThat(told).hasSize(2);
    }

    @Test
    void seen_fromMoreNetworksThanAreKept_forgetsTheOldest() {
        KnownNetworks networks = started();
        for (int n = 0; n <= KnownNetworks.MOST; n++) {
            seen(networks, "token:1", "203.0.113." + n);
        }

        assertThat(database.jdbc()
                        .sql("select network from known_network")
                        .query(String.class)
                        .list())
                .hasSize(KnownNetworks.MOST)
                .doesNotContain("203.0.113.0");
    }
}
