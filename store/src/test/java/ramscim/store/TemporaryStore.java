package ramscim.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.FileSystemUtils;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.Observed;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.Transition;
import ramscim.store.replica.SoleReplica;

/** A store of its own, filled without RAM; it may lose what it holds in a power cut. */
public final class TemporaryStore implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Origin NOBODY = Origin.ofBridge("test");

    private final @Nullable Path directory;
    private final HikariDataSource database;
    private final JdbcClient jdbc;
    private final JdbcProvisioningStore store;

    /** In a file. */
    public TemporaryStore() {
        this(newDirectory());
    }

    private TemporaryStore(Path directory) {
        this(directory, sqlite(directory));
    }

    private TemporaryStore(@Nullable Path directory, HikariConfig config) {
        this.directory = directory;
        config.setMaximumPoolSize(4);
        database = new HikariDataSource(config);
        jdbc = JdbcClient.create(database);
        store = new JdbcProvisioningStore(
                jdbc,
                new WriteTransactions(new JdbcTransactionManager(database), () -> {}),
                new SoleReplica(),
                List.of());
    }

    public static TemporaryStore onPostgres() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(PostgresServer.newStore());
        return new TemporaryStore(null, config);
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HikariConfig sqlite(Path directory) {
        EmptyStore.copyTo(directory);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + directory.resolve("bridge.db"));
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "OFF");
        config.addDataSourceProperty("foreign_keys", "true");
        config.addDataSourceProperty("busy_timeout", "10000");
        config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        return config;
    }

    public JdbcProvisioningStore store() {
        return store;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /** The data directory of a bridge that shall use this store. */
    public Path directory() {
        return Objects.requireNonNull(directory, "it is on PostgreSQL");
    }

    public void clear() {
        jdbc.sql("delete from resource").update();
    }

    /** A resource that RAM has confirmed, of which nothing else matters. */
    public ResourceId add(ResourceType type, ObjectNode attributes) {
        return add(type, ScimAttributes.of(attributes), null, NOW).id();
    }

    /** A resource that RAM has confirmed. */
    public ConfirmedResource add(
            ResourceType type, ScimAttributes attributes, @Nullable Observed observed, Instant at) {
        return confirm(ResourceId.random(), type, attributes, Map.of(), observed, at);
    }

    public void addMembers(ResourceId group, Collection<ResourceId> members, Instant at) {
        ConfirmedResource before = Objects.requireNonNull(stored(group).confirmed());
        Map<ResourceId, Membership> joining = new HashMap<>();
        members.forEach(member -> joining.put(member, Membership.JOINED));
        confirm(group, ResourceType.GROUP, before.attributes(), joining, before.observed(), at);
    }

    public void change(ResourceId id, ScimAttributes attributes, Instant at) {
        ConfirmedResource before = Objects.requireNonNull(stored(id).confirmed());
        confirm(id, before.type(), attributes, Map.of(), before.observed(), at);
    }

    public void remove(ResourceId id, Instant at) {
        StoredResource before = stored(id);
        Intent deletion = new Intent(before.sequence() + 1, null, Map.of(), true, Hold.FREE, NOBODY, at, 0, at, null);
        store.write(new Transition.Committed(id, before.type(), deletion, null, Set.of()));
        store.write(new Transition.Confirmed(id, deletion, null, null, at, true, List.of()));
    }

    private StoredResource stored(ResourceId id) {
        return Objects.requireNonNull(store.find(id));
    }

    private ConfirmedResource confirm(
            ResourceId id,
            ResourceType type,
            ScimAttributes attributes,
            Map<ResourceId, Membership> memberships,
            @Nullable Observed observed,
            Instant at) {
        StoredResource before = store.find(id);
        long sequence = before == null ? 1 : before.sequence() + 1;
        Intent intent = new Intent(sequence, attributes, memberships, false, Hold.FREE, NOBODY, at, 0, at, null);
        String nameKey = type + ":" + id;
        if (!store.write(new Transition.Committed(id, type, intent, nameKey, Set.of()))) {
            throw new IllegalStateException("the intent was not taken");
        }
        memberships.forEach((user, membership) ->
                store.write(new Transition.MemberSettled(id, user, membership, intent, List.of())));
        store.write(new Transition.Confirmed(id, intent, nameKey, observed, at, true, List.of()));
        return Objects.requireNonNull(stored(id).confirmed());
    }

    @Override
    public void close() {
        database.close();
        if (directory != null) {
            FileSystemUtils.deleteRecursively(directory.toFile());
        }
    }
}
