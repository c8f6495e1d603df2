package ramscim.server.doctor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The secrets that somebody chose: those that the bridge makes are long enough. What they are is never said. */
final class SecretsCheck implements Check {
    private static final String TOKEN = "bridge.scim.token";
    private static final int TOKEN_LENGTH = 32;
    private static final String PASSWORD = "bridge.admin.password";
    private static final int PASSWORD_LENGTH = 12;

    /** What bcrypt looks at. */
    private static final int MOST_BYTES = 72;

    private final Environment environment;

    SecretsCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public List<CheckResult> look() {
        List<CheckResult> results = new ArrayList<>();
        String token = set(TOKEN);
        if (token != null) {
            results.add(length(TOKEN, token, TOKEN_LENGTH));
        }
        String password = set(PASSWORD);
        if (password != null && !password.startsWith("{")) {
            results.add(
                    password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                            ? CheckResult.failed(
                                    PASSWORD,
                                    "is longer than the 72 bytes that can be hashed",
                                    "Set a shorter one, or its hash.")
                            : length(PASSWORD, password, PASSWORD_LENGTH));
        }
        return results;
    }

    private @Nullable String set(String key) {
        String value = environment.getProperty(key);
        return value == null || value.isBlank() ? null : value;
    }

    private static CheckResult length(String key, String secret, int least) {
        return secret.length() >= least
                ? CheckResult.ok(key, "is long enough")
                : CheckResult.warning(
                        key,
                        "has fewer than %d characters, and can be guessed".formatted(least),
                        "Set a random one: openssl rand -base64 32");
    }
}
