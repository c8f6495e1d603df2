package ramscim.server.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.resource.Recent;
import ramscim.server.bearer.BearerToken;
import ramscim.server.bearer.TokenHash;
import ramscim.store.KeptName;

/** The service accounts, of whose tokens the hashes are kept. */
public final class ServiceAccounts {
    /** How old what is written of an account's last use may be. */
    private static final Duration USE = Duration.ofMinutes(1);

    private static final int REMEMBERED = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Instant> written = new Recent<>(REMEMBERED);

    ServiceAccounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Known(TokenHash hash, ServiceAccount account) {}

    /** An account whose token was just made, and the token, which is shown once. */
    public record Made(ServiceAccount account, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Made[" + account + "]";
        }
    }

    /** Whose token it is or was; null if nobody's. Compares with all, so that time tells nothing. */
    @Nullable ServiceAccount of(String secret) {
        TokenHash hash = TokenHash.of(secret);
        ServiceAccount found = null;
        for (Known known : all()) {
            found = known.hash().isSame(hash) ? known.account() : found;
        }
        return found;
    }

    void used(ServiceAccount account, String address) {
        Instant now = clock.instant();
        String use = account.id() + " " + address;
        synchronized (written) {
            Instant before = written.get(use);
            if (before != null && now.isBefore(before.plus(USE))) {
                return;
            }
            written.put(use, now);
        }
        jdbc.sql("update service_account set last_used = :now, last_address = :address where id = :id")
                .param("now", now.toEpochMilli())
                .param("address", address)
                .param("id", account.id())
                .update();
    }

    /** All that were ever made, the newest first. */
    public List<ServiceAccount> list() {
        return all().stream().map(Known::account).toList();
    }

    private List<Known> all() {
        return jdbc
                .sql("select * from service_account order by created desc, id")
                .query((row, number) -> known(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for one with a role that only a newer version has: nobody here knows what it may. */
    private static Optional<Known> known(ResultSet row) throws SQLException {
        Optional<AdminRole> role = KeptName.of(AdminRole.class, row.getString("role"));
        return role.isEmpty()
                ? Optional.empty()
                : Optional.of(new Known(new TokenHash(row.getString("hash")), account(row, role.get())));
    }

    private static ServiceAccount account(ResultSet row, AdminRole role) throws SQLException {
        return new ServiceAccount(
                row.getString("id"),
                row.getString("name"),
                role,
                Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("expires")),
                instant(row, "revoked"),
                instant(row, "replaced"),
                instant(row, "last_used"),
                row.getString("last_address"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    Made make(String name, AdminRole role, Instant expires) {
        String secret = BearerToken.random();
        ServiceAccount account = new ServiceAccount(
                BearerToken.randomId(), name, role, clock.instant(), expires, null, null, null, null);
        jdbc.sql("""
                        insert into service_account (id, name, hash, role, created, expires)
                        values (:id, :name, :hash, :role, :created, :expires)
                        """)
                .param("id", account.id())
                .param("name", name)
                .param("hash", TokenHash.of(secret).hex())
                .param("role", role.name())
                .param("created", account.created().toEpochMilli())
                .param("expires", expires.toEpochMilli())
                .update();
        return new Made(account, secret);
    }

    /** One that may be used and was not rotated; null if there is none. */
    @Nullable ServiceAccount inUse(String id) {
        Instant now = clock.instant();
        return list().stream()
                .filter(account -> account.id().equals(id) && account.replaced() == null && account.isValidAt(now))
                .findFirst()
                .orElse(null);
    }

    /** @param end when the old token ends; it does so at its own end if that is earlier */
    Made rotate(ServiceAccount old, Instant end, Instant newEnd) {
        jdbc.sql("update service_account set replaced = :now, expires = :end where id = :id")
                .param("now", clock.millis())
                .param("end", (old.expires().isBefore(end) ? old.expires() : end).toEpochMilli())
                .param("id", old.id())
                .update();
        return make(old.name(), old.role(), newEnd);
    }

    /** @return the account; null if there was none with this id that was not revoked before */
    @Nullable ServiceAccount revoke(String id) {
        int revoked = jdbc.sql("update service_account set revoked = :now where id = :id and revoked is null")
                .param("now", clock.millis())
                .param("id", id)
                .update();
        return revoked == 0
                ? null
                : list().stream()
                        .filter(account -> Objects.equals(account.id(), id))
                        .findFirst()
                        .orElse(null);
    }

    /** The names of those that came to their end since this was asked last, of rotated ones not. */
    public List<String> ended() {
        return jdbc.sql("""
                        update service_account set ended = :now
                        where expires <= :now and ended is null and revoked is null and replaced is null
                        returning name
                        """).param("now", clock.millis()).query(String.class).list();
    }
}
