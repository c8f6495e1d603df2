package ramscim.server.admin;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import ramscim.store.WriteTransactions;

/**
 * The one administrator whose password the bridge itself keeps, as a hash: what the configuration says, or what was
 * made at the first start.
 */
final class LocalAdministrator {
    static final String NAME = "admin";

    private static final int RANDOM_BYTES = 18;

    private final JdbcClient jdbc;
    private final WriteTransactions transactions;
    private final PasswordEncoder encoder;
    private final @Nullable String configuredHash;
    private final Clock clock;

    LocalAdministrator(
            JdbcClient jdbc,
            WriteTransactions transactions,
            PasswordEncoder encoder,
            @Nullable String configured,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.encoder = encoder;
        this.configuredHash = configured == null || configured.isBlank() ? null : hash(configured.strip(), encoder);
        this.clock = clock;
    }

    private static String hash(String configured, PasswordEncoder encoder) {
        return configured.startsWith("{bcrypt}") ? configured : encoder.encode(configured);
    }

    UserDetails load(String name) {
        String hash = NAME.equals(name) ? hash() : null;
        if (hash == null) {
            throw new UsernameNotFoundException("There is no local administrator of this name.");
        }
        return User.withUsername(NAME)
                .password(hash)
                .authorities(AdminRole.ADMIN.authority())
                .build();
    }

    /** What others' secrets can be made of; nothing while there is no password. */
    String secret() {
        return String.valueOf(hash());
    }

    private @Nullable String hash() {
        return configuredHash != null
                ? configuredHash
                : jdbc.sql("select password_hash from administrator where name = :name")
                        .param("name", NAME)
                        .query(String.class)
                        .optional()
                        .orElse(null);
    }

    /**
     * Makes a password if there is none.
     *
     * @param tell is told it before it is there: one that nobody knows would keep the next start from making another
     */
    void makeFirst(Consumer<String> tell) {
        if (hash() != null) {
            return;
        }
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String newHash = encoder.encode(password);
        transactions.write(() -> {
            int made = jdbc.sql("insert into administrator (name, password_hash, created)"
                            + " values (:name, :hash, :created) on conflict (name) do nothing")
                    .param("name", NAME)
                    .param("hash", newHash)
                    .param("created", clock.millis())
                    .update();
            // Another replica may have been quicker.
            if (made == 1) {
                tell.accept(password);
            }
        });
    }
}
