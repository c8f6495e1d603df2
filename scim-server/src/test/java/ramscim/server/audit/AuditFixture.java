package ramscim.server.audit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;
import ramscim.server.door.SecurityLog;
import ramscim.store.StoreDatabase;

/** An audited store in a file, with a clock that stands still until it is moved. */
final class AuditFixture implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-02T08:30:00Z");
    static final Origin ENTRA = Origin.ofToken("entra", "req-1");

    final StoreDatabase database;
    final AuditTrail trail;
    final AuditLog log;
    final ProvisioningStore store;
    private Instant now = START;

    AuditFixture(StoreDatabase database) {
        this.database = database;
        trail = new AuditTrail(
                database.jdbc(),
                database.transactions(),
                new SecurityLog(new SimpleMeterRegistry()),
                user -> List.of(),
                clock());
        log = new AuditLog(database.jdbc());
        store = database.store(trail);
    }

    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    AuditRetention retention(Duration retention) {
        return new AuditRetention(database.jdbc(), database.transactions(), trail, retention, () -> true, clock());
    }

    static ScimAttributes user(String userName, boolean active) {
        return ScimAttributes.fromJson("{\"userName\":\"%s\",\"active\":%s}".formatted(userName, active));
    }

    static ScimAttributes group(String displayName) {
        return ScimAttributes.fromJson("{\"displayName\":\"%s\"}".formatted(displayName));
    }

    Intent intent(long sequence, @Nullable ScimAttributes desired) {
        return intent(sequence, desired, Map.of());
    }

    Intent intent(long sequence, @Nullable ScimAttributes desired, Map<ResourceId, Membership> memberships) {
        return new Intent(sequence, desired, memberships, false, Hold.FREE, ENTRA, now, 0, now, null);
    }

    ResourceId confirmedUser(String userName) {
        return confirmed(ResourceType.USER, user(userName, true), "user:" + userName);
    }

    ResourceId confirmedGroup(String displayName) {
        return confirmed(ResourceType.GROUP, group(displayName), "group:" + displayName);
    }

    private ResourceId confirmed(ResourceType type, ScimAttributes attributes, String key) {
        ResourceId id = ResourceId.random();
        Intent intent = intent(1, attributes);
        store.write(new Transition.Committed(id, type, intent, key, Set.of()));
        store.write(new Transition.Confirmed(id, intent, key, null, now, true, List.of()));
        return id;
    }

    /** Oldest first. */
    List<AuditEvent> events() {
        List<AuditEvent> events = new ArrayList<>();
        log.each(AuditQuery.everything(), event -> events.add(event.event()));
        return events;
    }

    AuditEvent newest() {
        return log.page(AuditQuery.everything(), null, 1).events().get(0).event();
    }

    @Override
    public void close() {
        database.close();
    }
}
