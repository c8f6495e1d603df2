package ramscim.server.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.function.SingletonSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import ramscim.server.admin.BadAdminRequestException;
import ramscim.server.start.StartProblem;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;

/** What was typed is understood as a whole, or refused as a whole before anything is touched. */
public final class Program {
    /** Where lines of help end. */
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final PrintStream err;
    private final Consumer<List<String>> bridge;
    private final Supplier<Audience> reader;

    /**
     * @param bridge serves with these arguments, and returns when it does
     * @param reader of help and messages; asked for when there are any
     */
    public Program(PrintStream out, PrintStream err, Consumer<List<String>> bridge, Supplier<Audience> reader) {
        this.out = out;
        this.err = err;
        this.bridge = bridge;
        this.reader = reader;
    }

    /** In English. */
    public Program(PrintStream out, PrintStream err, Consumer<List<String>> bridge) {
        this(out, err, bridge, () -> Audience.PROGRAMS);
    }

    /** What a command came to. */
    public enum Outcome {
        DONE(ExitCode.OK),
        FAILED(ExitCode.SOFTWARE),
        NOT_UNDERSTOOD(ExitCode.USAGE),
        /** The bridge runs, and the process must not be ended. */
        SERVING(ExitCode.OK);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        private static Outcome of(int status) {
            return switch (status) {
                case ExitCode.OK -> DONE;
                case ExitCode.USAGE -> NOT_UNDERSTOOD;
                default -> FAILED;
            };
        }
    }

    public Outcome run(String... typed) {
        Session session = new Session(out, reader);
        // Serving, which is what most starts are for, does not wait until all commands have been made.
        SingletonSupplier<CommandLine> commands = SingletonSupplier.of(() -> told(commands(session), session));
        int status;
        try {
            Arguments arguments = Arguments.of(OldForm.replaced(List.of(typed)), commands);
            session.use(arguments.settings());
            if (arguments.words().isEmpty()) {
                session.serve(List.of());
                status = ExitCode.OK;
            } else {
                status = commands.obtain().execute(arguments.words().toArray(String[]::new));
            }
        } catch (NotUnderstoodException e) {
            status = refuse(e.words(), session);
        }
        List<String> wanted = session.bridge();
        if (wanted == null) {
            return Outcome.of(status);
        }
        bridge.accept(wanted);
        return Outcome.SERVING;
    }

    private CommandLine told(CommandLine commands, Session session) {
        commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        commands.setParameterExceptionHandler((problem, arguments) -> refuse(words(problem), session));
        commands.setExecutionExceptionHandler((problem, command, parsed) -> tell(sentence(problem, session)));
        return commands;
    }

    /** All that there are; what they do is told to the session. */
    static CommandLine commands(Session session) {
        CommandLine commands = new CommandLine(new BridgeCommand(session));
        for (Object command : List.of(
                new ServeCommand(session),
                new DoctorCommand(session),
                new TokenCommand(session),
                new BackupCommand(session),
                new RestoreCommand(session),
                new MigrateCommand(session),
                new RebuildCommand(session),
                new VerifyAuditCommand(session),
                new SupportBundleCommand(session),
                new LiveCheckCommand(session))) {
            commands.addSubcommand(command);
        }
        HelpTexts.say(commands, session.reader());
        return commands.registerConverter(Duration.class, DurationStyle::detectAndParse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(WIDTH);
    }

    private static String sentence(Exception problem, Session session) {
        return problem instanceof BadAdminRequestException bad
                ? bad.words().to(session.reader())
                : StartProblem.sentence(problem);
    }

    private static Words words(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return Arguments.unknown(unmatched.getUnmatched().get(0), unmatched.getCommandLine());
        }
        if (problem instanceof MissingParameterException missing) {
            return Words.of(
                    "command.missing",
                    missing.getMissing().stream()
                            .map(arg -> "'" + arg.paramLabel() + "'")
                            .collect(Collectors.joining(", ")));
        }
        return Words.of("command.invalid", Objects.requireNonNull(problem.getMessage()));
    }

    private int refuse(Words words, Session session) {
        err.println(words.to(session.reader()));
        err.println(Words.of("command.nothing-done").to(session.reader()));
        return ExitCode.USAGE;
    }

    private int tell(String problem) {
        err.println(problem);
        return ExitCode.SOFTWARE;
    }
}
