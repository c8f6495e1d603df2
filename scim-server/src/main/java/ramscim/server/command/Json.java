package ramscim.server.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The option of commands whose result a script may read. */
@Command
final class Json {
    @Option(names = "--json", descriptionKey = "command.json")
    private boolean wanted;

    boolean isWanted() {
        return wanted;
    }
}
