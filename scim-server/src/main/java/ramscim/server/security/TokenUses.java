package ramscim.server.security;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import ramscim.server.security.ScimToken.LastUse;

/** Remembers who used which token last, and writes it down now and then rather than with every request. */
class TokenUses {
    private static final Logger LOG = LoggerFactory.getLogger(TokenUses.class);
    private static final int LONGEST_AGENT = 200;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, LastUse> known = new HashMap<>();
    private final Map<String, LastUse> unwritten = new HashMap<>();

    TokenUses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param id of a token, or of a client of the configuration */
    synchronized void used(String id, String address, @Nullable String userAgent) {
        String agent = userAgent == null ? "" : userAgent.substring(0, Math.min(LONGEST_AGENT, userAgent.length()));
        LastUse use = new LastUse(clock.instant(), address, agent);
        known.put(id, use);
        unwritten.put(id, use);
    }

    /** What this process knows of it; null if it saw none. */
    synchronized @Nullable LastUse of(String id) {
        return known.get(id);
    }

    @Scheduled(fixedDelay = 10_000)
    void write() {
        Map<String, LastUse> taken;
        synchronized (this) {
            taken = Map.copyOf(unwritten);
            unwritten.clear();
        }
        try {
            taken.forEach(this::write);
        } catch (DataAccessException e) {
            LOG.warn("The last use of a token cannot be written to the database: {}", e.getMessage());
        }
    }

    private void write(String id, LastUse use) {
        boolean isToken = write(
                        "update scim_token set last_used = :at, last_address = :address, last_agent = :agent where id = :id",
                        id,
                        use)
                == 1;
        if (!isToken) {
            write("""
                    insert into configured_client (id, last_used, last_address, last_agent) values (:id, :at, :address, :agent)
                    on conflict (id) do update set last_used = :at, last_address = :address, last_agent = :agent
                    """, id, use);
        }
    }

    private int write(String sql, String id, LastUse use) {
        return jdbc.sql(sql)
                .param("at", use.at().toEpochMilli())
                .param("address", use.address())
                .param("agent", use.userAgent())
                .param("id", id)
                .update();
    }
}
