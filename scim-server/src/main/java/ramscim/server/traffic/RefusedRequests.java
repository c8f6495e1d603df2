package ramscim.server.traffic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** The last one of each token; written down every few seconds, so that a restart forgets nothing. */
final class RefusedRequests {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedRequests.class);

    private final JdbcClient jdbc;
    private final Map<String, RefusedRequest> unwritten = new HashMap<>();

    RefusedRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(RefusedRequest refused) {
        synchronized (unwritten) {
            unwritten.put(refused.token(), refused);
        }
    }

    @Nullable RefusedRequest last(String token) {
        synchronized (unwritten) {
            RefusedRequest newest = unwritten.get(token);
            if (newest != null) {
                return newest;
            }
        }
        return jdbc.sql("select * from refused_request where token = :token")
                .param("token", token)
                .query((row, number) -> refused(row))
                .optional()
                .orElse(null);
    }

    private static RefusedRequest refused(ResultSet row) throws SQLException {
        return new RefusedRequest(
                row.getString("token"),
                Instant.ofEpochMilli(row.getLong("occurred")),
                row.getString("address"),
                row.getString("method"),
                row.getString("endpoint"),
                row.getInt("status"),
                row.getString("scim_type"),
                row.getString("detail"));
    }

    @Scheduled(fixedDelay = 5000)
    void write() {
        List<RefusedRequest> taken;
        synchronized (unwritten) {
            taken = List.copyOf(unwritten.values());
        }
        try {
            taken.forEach(this::write);
        } catch (DataAccessException e) {
            LOG.warn("Who was refused cannot be written to the database: {}", e.getMessage());
            return;
        }
        synchronized (unwritten) {
            unwritten.values().removeAll(taken);
        }
    }

    private void write(RefusedRequest refused) {
        jdbc.sql("""
                        insert into refused_request (token, occurred, address, method, endpoint, status, scim_type, detail)
                        values (:token, :occurred, :address, :method, :endpoint, :status, :scimType, :detail)
                        on conflict (token) do update set
                            occurred = excluded.occurred, address = excluded.address, method = excluded.method,
                            endpoint = excluded.endpoint, status = excluded.status, scim_type = excluded.scim_type,
                            detail = excluded.detail
                        """)
                .param("token", refused.token())
                .param("occurred", refused.at().toEpochMilli())
                .param("address", refused.address())
                .param("method", refused.method())
                .param("endpoint", refused.endpoint())
                .param("status", refused.status())
                .param("scimType", refused.scimType())
                .param("detail", refused.detail())
                .update();
    }
}
