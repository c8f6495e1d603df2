package ramscim.server.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ramscim.server.security.HostTokens;
import ramscim.server.security.ScimToken;
import ramscim.server.security.ScimTokens;
import ramscim.server.security.TokenAdministration;
import ramscim.server.security.TokenEnd;
import ramscim.server.security.TokenRight;
import ramscim.server.security.TokenScope;
import ramscim.server.start.StartException;

@Command(
        name = "token",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "List, create, rotate and revoke the bearer tokens of identity providers.",
            "It is done in the database, whether a bridge runs on it or not, and counts within a second. The"
                    + " record of changes says who of this machine did it."
        })
final class TokenCommand implements Runnable {
    private static final String ROW = "%-16s  %-24s  %-16s  %-10s  %s";

    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    TokenCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what of tokens: list, create, rotate or revoke");
    }

    @Command(name = "list", description = "List the tokens that can be used; never their secrets.")
    void list(
            @Mixin Json json,
            @Option(names = "--all", description = "Also those that have ended, or were revoked.") boolean all) {
        Instant now = Clock.systemUTC().instant();
        List<ScimToken> tokens = administration().list().stream()
                .filter(token -> all || token.isValidAt(now))
                .toList();
        session.tell(json.isWanted(), tokens, table(tokens, now));
    }

    @Command(name = "create", description = "Make a token. Its secret is told this once.")
    void create(
            @Mixin Json json,
            @Parameters(paramLabel = "NAME", description = "What it is called, such as the provider.") String name,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            defaultValue = "ALL",
                            description = "What it is for: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
                    TokenScope scope,
            @Option(
                            names = "--right",
                            paramLabel = "RIGHT",
                            description = "What else it may do: ${COMPLETION-CANDIDATES}. Can be given twice.")
                    @Nullable Set<TokenRight> rights,
            @Option(
                            names = "--expires-in",
                            paramLabel = "TIME",
                            description =
                                    "After how long it ends, such as 180d; 0d is never. Default: bridge.scim.token-life.")
                    @Nullable Duration life) {
        TokenAdministration administration = administration();
        tell(
                json,
                administration.make(
                        name, scope, Objects.requireNonNullElse(rights, Set.of()), end(life, administration)));
    }

    @Command(
            name = "rotate",
            description = "Make another token in the place of one, which goes on working for a while.")
    void rotate(
            @Mixin Json json,
            @Parameters(paramLabel = "TOKEN", description = "Its name or id.") String token,
            @Option(
                            names = "--overlap",
                            paramLabel = "TIME",
                            defaultValue = "24h",
                            description = "How long the old one goes on working. Default: ${DEFAULT-VALUE}.")
                    Duration overlap,
            @Option(
                            names = "--expires-in",
                            paramLabel = "TIME",
                            description = "After how long the new one ends. Default: as long as the old was made for.")
                    @Nullable Duration life) {
        TokenAdministration administration = administration();
        TokenEnd end = life == null
                ? TokenEnd.asBefore()
                : TokenEnd.at(Clock.systemUTC().instant().plus(life));
        tell(json, administration.rotate(id(token, administration), overlap, end));
    }

    @Command(name = "revoke", description = "End a token at once.")
    void revoke(@Mixin Json json, @Parameters(paramLabel = "TOKEN", description = "Its name or id.") String token) {
        TokenAdministration administration = administration();
        String id = id(token, administration);
        administration.revoke(id);
        ScimToken revoked = administration.list().stream()
                .filter(one -> id.equals(one.id()))
                .findFirst()
                .orElseThrow();
        session.tell(json.isWanted(), revoked, "Revoked the token '%s' (%s).".formatted(revoked.name(), id));
    }

    private static @Nullable Instant end(@Nullable Duration life, TokenAdministration administration) {
        if (life == null) {
            return administration.usualEnd();
        }
        return life.isZero() ? null : Clock.systemUTC().instant().plus(life);
    }

    private TokenAdministration administration() {
        return HostTokens.of(session.environment());
    }

    private void tell(Json json, ScimTokens.Made made) {
        session.tell(
                json.isWanted(),
                new Told(made.token(), made.secret()),
                "The secret of the token '%s', shown this once:%n%n    %s%n"
                        .formatted(made.token().name(), made.secret()));
    }

    /** The only time that the secret is told. */
    private record Told(ScimToken token, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Told[" + token + "]";
        }
    }

    /** Of several with the same name, of which one was rotated, the newest is meant. */
    private static String id(String nameOrId, TokenAdministration administration) {
        Instant now = Clock.systemUTC().instant();
        return administration.list().stream()
                .filter(token -> token.id() != null && token.isValidAt(now))
                .filter(token -> nameOrId.equals(token.id()) || nameOrId.equalsIgnoreCase(token.name()))
                .min(Comparator.comparing(token -> token.replaced() != null))
                .map(token -> Objects.requireNonNull(token.id()))
                .orElseThrow(() -> new StartException(
                        "There is no token '%s' in the database that is still in use; 'token list' has those that are."
                                .formatted(nameOrId)));
    }

    private static String table(List<ScimToken> tokens, Instant now) {
        StringBuilder table = new StringBuilder(ROW.formatted("ID", "NAME", "FOR", "STATE", "ENDS"));
        for (ScimToken token : tokens) {
            String id = Objects.requireNonNullElse(token.id(), "-");
            String scope = token.scope().label().toLowerCase(Locale.ROOT);
            String end = token.expires() == null ? "never" : token.expires().toString();
            table.append(System.lineSeparator())
                    .append(ROW.formatted(id, token.name(), scope, state(token, now), end + token.rightsInWords()));
        }
        return table.toString();
    }

    private static String state(ScimToken token, Instant now) {
        if (token.isConfigured()) {
            return "configured";
        }
        if (token.revoked() != null) {
            return "revoked";
        }
        if (!token.isValidAt(now)) {
            return "ended";
        }
        return token.replaced() == null ? "in use" : "replaced";
    }
}
