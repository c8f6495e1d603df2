package ramscim.server.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.store.KeptName;

/**
 * Tokens and OAuth clients that were made long ago and have never let anybody in: nobody may need them, and whoever
 * finds one gets in unseen. One that ends as planned, because it was rotated, is none.
 */
public final class UnusedTokens {
    private final JdbcClient jdbc;
    private final Duration after;

    /** @param after how long one may wait to be used; zero for ever */
    public UnusedTokens(JdbcClient jdbc, Duration after) {
        this.jdbc = jdbc;
        this.after = after;
    }

    /** One of them. */
    public record Unused(String id, String name, SignInWay way, Instant made) {}

    /** The oldest first. */
    public List<Unused> at(Instant now) {
        return after.isZero()
                ? List.of()
                : jdbc
                        .sql("""
                        select id, name, way, created from scim_token
                        where last_used is null and revoked is null and replaced is null
                            and (expires is null or expires > :now) and created < :before
                        order by created, id
                        """)
                        .param("now", now.toEpochMilli())
                        .param("before", now.minus(after).toEpochMilli())
                        .query((row, number) -> unused(row))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static Optional<Unused> unused(ResultSet row) throws SQLException {
        String id = row.getString("id");
        String name = row.getString("name");
        Instant made = Instant.ofEpochMilli(row.getLong("created"));
        return KeptName.of(SignInWay.class, row.getString("way")).map(way -> new Unused(id, name, way, made));
    }
}
