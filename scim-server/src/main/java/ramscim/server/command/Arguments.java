package ramscim.server.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import ramscim.server.start.KnownSettings;
import ramscim.server.words.Words;

/**
 * What was typed, taken apart: the words and options of commands, and the bridge's settings ({@code --key=value}),
 * which may stand anywhere among them.
 */
record Arguments(List<String> words, List<String> settings) {
    Arguments {
        words = List.copyOf(words);
        settings = List.copyOf(settings);
    }

    /**
     * @param commands asked for only if it takes them to tell
     * @throws NotUnderstoodException if a setting is none
     */
    static Arguments of(List<String> typed, Supplier<CommandLine> commands) {
        List<String> words = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        KnownSettings known = null;
        for (String argument : typed) {
            String key = key(argument);
            if (key == null) {
                words.add(argument);
                continue;
            }
            known = known == null ? KnownSettings.read() : known;
            if (known.has(key)) {
                settings.add(argument);
            } else if (options(commands.get()).contains("--" + key)) {
                words.add(argument);
            } else {
                throw unknownSetting(key, known, options(commands.get()));
            }
        }
        return new Arguments(helpLast(words), settings);
    }

    /** {@code help token} is {@code token --help}. */
    private static List<String> helpLast(List<String> words) {
        if (words.isEmpty() || !words.get(0).equals("help")) {
            return words;
        }
        return Stream.concat(words.stream().skip(1), Stream.of("--help")).toList();
    }

    /** That of {@code --key=value}; null if the argument is something else. */
    private static @Nullable String key(String argument) {
        int equals = argument.indexOf('=');
        return argument.startsWith("--") && equals > 2 ? argument.substring(2, equals) : null;
    }

    private static NotUnderstoodException unknownSetting(String key, KnownSettings known, Set<String> options) {
        List<String> all = Stream.concat(known.names().stream().map(name -> "--" + name), options.stream())
                .toList();
        return new NotUnderstoodException(unknown("command.no-setting", "command.no-setting.near", "--" + key, all));
    }

    /** What to say of a word that no command has, and of an option. */
    static Words unknown(String word, CommandLine command) {
        if (!word.startsWith("-")) {
            return unknown("command.no-command", "command.no-command.near", word, words(command));
        }
        if (word.startsWith("--") && KnownSettings.read().has(word.substring(2))) {
            return Words.of("command.needs-value", word);
        }
        return unknown("command.no-option", "command.no-option.near", word, candidates(command));
    }

    private static Collection<String> words(CommandLine command) {
        return command.getSubcommands().keySet();
    }

    /** Options of the command, and what may have been meant as a command: {@code --docter}. */
    private static Collection<String> candidates(CommandLine command) {
        Set<String> all = new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
        words(command).forEach(word -> all.add("--" + word));
        return all;
    }

    private static Words unknown(String alone, String withNearest, String word, Collection<String> all) {
        String nearest = Nearest.to(word.toLowerCase(Locale.ROOT), all);
        return nearest == null ? Words.of(alone, word) : Words.of(withNearest, word, nearest);
    }

    private static Set<String> options(CommandLine commands) {
        Set<String> options =
                new TreeSet<>(commands.getCommandSpec().optionsMap().keySet());
        commands.getSubcommands().values().forEach(command -> options.addAll(options(command)));
        return options;
    }
}
