package ramscim.server.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
import ramscim.server.words.Columns;
import ramscim.server.words.Words;

@Command(
        name = "token",
        synopsisSubcommandLabel = "COMMAND",
        description = {"command.token", "command.token.how"})
final class TokenCommand implements Runnable {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    TokenCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                Words.of("command.token.what").to(session.reader()));
    }

    @Command(name = "list", description = "command.token.list")
    void list(@Mixin Json json, @Option(names = "--all", descriptionKey = "command.token.all") boolean all) {
        Instant now = Clock.systemUTC().instant();
        List<ScimToken> tokens = administration().list().stream()
                .filter(token -> all || token.isValidAt(now))
                .toList();
        session.tell(json.isWanted(), tokens, Words.quoted(table(tokens, now)));
    }

    @Command(name = "create", description = "command.token.create")
    void create(
            @Mixin Json json,
            @Parameters(paramLabel = "NAME", descriptionKey = "command.token.name") String name,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            defaultValue = "ALL",
                            descriptionKey = "command.token.scope")
                    TokenScope scope,
            @Option(names = "--right", paramLabel = "RIGHT", descriptionKey = "command.token.right") @Nullable Set<TokenRight> rights,
            @Option(names = "--expires-in", paramLabel = "TIME", descriptionKey = "command.token.life") @Nullable Duration life) {
        TokenAdministration administration = administration();
        tell(
                json,
                administration.make(
                        name, scope, Objects.requireNonNullElse(rights, Set.of()), end(life, administration)));
    }

    @Command(name = "rotate", description = "command.token.rotate")
    void rotate(
            @Mixin Json json,
            @Parameters(paramLabel = "TOKEN", descriptionKey = "command.token.which") String token,
            @Option(
                            names = "--overlap",
                            paramLabel = "TIME",
                            defaultValue = "24h",
                            descriptionKey = "command.token.overlap")
                    Duration overlap,
            @Option(names = "--expires-in", paramLabel = "TIME", descriptionKey = "command.token.new-life") @Nullable Duration life) {
        TokenAdministration administration = administration();
        TokenEnd end = life == null
                ? TokenEnd.asBefore()
                : TokenEnd.at(Clock.systemUTC().instant().plus(life));
        tell(json, administration.rotate(id(token, administration), overlap, end));
    }

    @Command(name = "revoke", description = "command.token.revoke")
    void revoke(
            @Mixin Json json, @Parameters(paramLabel = "TOKEN", descriptionKey = "command.token.which") String token) {
        TokenAdministration administration = administration();
        String id = id(token, administration);
        administration.revoke(id);
        ScimToken revoked = administration.list().stream()
                .filter(one -> id.equals(one.id()))
                .findFirst()
                .orElseThrow();
        session.tell(json.isWanted(), revoked, Words.of("command.token.revoked", revoked.name(), id));
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
                Words.of("command.token.told", made.token().name(), made.secret()));
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

    private String table(List<ScimToken> tokens, Instant now) {
        StringBuilder table =
                new StringBuilder(row(said("id"), said("name"), said("for"), said("state"), said("ends")));
        for (ScimToken token : tokens) {
            String id = Objects.requireNonNullElse(token.id(), "-");
            String scope = token.scope().words().to(session.reader()).toLowerCase(Locale.ROOT);
            String rights = token.rightsInWords().stream()
                    .map(right -> right.to(session.reader()))
                    .collect(Collectors.joining());
            String end =
                    token.expires() == null ? said("never") : token.expires().toString();
            table.append(System.lineSeparator())
                    .append(row(id, token.name(), scope, said(state(token, now)), end + rights));
        }
        return table.toString();
    }

    private String said(String word) {
        return Words.of("command.token.table." + word).to(session.reader());
    }

    private static String row(String id, String name, String scope, String state, String end) {
        return String.join(
                "  ",
                Columns.padded(id, 16),
                Columns.padded(name, 24),
                Columns.padded(scope, 16),
                Columns.padded(state, 10),
                end);
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
        return token.replaced() == null ? "in-use" : "replaced";
    }
}
