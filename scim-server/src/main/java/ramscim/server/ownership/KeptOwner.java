package ramscim.server.ownership;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.directory.Owner;
import ramscim.server.start.StartException;
import ramscim.server.store.WriteTransactions;

/** The bridge's name as its store has it: whatever the store knows of RAM was made under that name. */
final class KeptOwner {
    private final JdbcClient jdbc;
    private final WriteTransactions transactions;
    private final Clock clock;

    KeptOwner(JdbcClient jdbc, WriteTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The name; a new store takes the configured one, or one of its own.
     *
     * @param fresh makes the name of a new store for which none is configured
     * @throws StartException if the store was written under another name than the configured one
     */
    Owner claim(@Nullable String configured, Supplier<String> fresh) {
        String kept = find();
        if (kept == null) {
            String name = configured == null ? fresh.get() : configured;
            kept = transactions.write(() -> keep(name));
        }
        if (configured != null && !configured.equals(kept)) {
            throw new StartException(
                    "The store belongs to the bridge '%s', and bridge.owner says '%s': set bridge.owner to '%s' or leave it out, or use another data directory."
                            .formatted(kept, configured, kept));
        }
        return new Owner(kept);
    }

    /** Another replica may have been quicker. */
    private String keep(String name) {
        String kept = find();
        if (kept != null) {
            return kept;
        }
        jdbc.sql("insert into bridge_owner (only_row, name, since) values (1, :name, :now)")
                .param("name", name)
                .param("now", clock.millis())
                .update();
        return name;
    }

    private @Nullable String find() {
        return jdbc.sql("select name from bridge_owner")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    static String random() {
        return "bridge-" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    }
}
