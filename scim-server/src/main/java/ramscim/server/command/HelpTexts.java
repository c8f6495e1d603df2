package ramscim.server.command;

import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;

/** The help of the commands, whose annotations have keys of messages, in the language of its reader. */
final class HelpTexts extends ResourceBundle {
    private final Map<String, String> texts = new HashMap<>();

    private HelpTexts(CommandSpec command, Audience reader) {
        for (ArgSpec arg : command.args()) {
            String key = arg.descriptionKey();
            if (key != null && !key.isEmpty()) {
                texts.put(key, said(key, reader));
            }
        }
    }

    static void say(CommandLine commands, Audience reader) {
        CommandSpec command = commands.getCommandSpec();
        UsageMessageSpec usage = command.usageMessage();
        usage.synopsisHeading(said("command.usage", reader) + " ");
        usage.commandListHeading(said("command.commands", reader) + "%n");
        usage.description(said(usage.description(), reader));
        usage.footer(said(usage.footer(), reader));
        command.resourceBundle(new HelpTexts(command, reader));
        commands.getSubcommands().values().forEach(one -> say(one, reader));
    }

    private static String[] said(String[] keys, Audience reader) {
        return Arrays.stream(keys)
                .map(key -> key.isEmpty() ? key : said(key, reader))
                .toArray(String[]::new);
    }

    /** What picocli puts in by itself is the first and the second argument. */
    private static String said(String key, Audience reader) {
        return Words.of(key, "${DEFAULT-VALUE}", "${COMPLETION-CANDIDATES}").to(reader);
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
    }
}
