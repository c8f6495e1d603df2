package ramscim.server.doctor;

import java.util.List;
import org.springframework.core.env.Environment;
import ramscim.core.directory.RamDirectory;
import ramscim.server.words.Words;

/**
 * Whether the token that somebody chose is as long as one that the bridge makes; much shorter ones stop the start. What
 * it is is never said.
 */
final class SecretsCheck implements Check {
    private static final String TOKEN = "bridge.scim.token";
    private static final int TOKEN_LENGTH = 32;

    private final Environment environment;

    SecretsCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public List<CheckResult> look(RamDirectory directory) {
        String token = environment.getProperty(TOKEN);
        return token == null || token.isBlank() ? List.of() : List.of(length(token));
    }

    private static CheckResult length(String token) {
        return token.length() >= TOKEN_LENGTH
                ? CheckResult.ok(Words.quoted(TOKEN), Words.of("doctor.token.long"))
                : CheckResult.warning(
                        Words.quoted(TOKEN),
                        Words.of("doctor.token.short", TOKEN_LENGTH),
                        Words.of("doctor.token.advice"));
    }
}
