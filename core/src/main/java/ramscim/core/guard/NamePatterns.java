package ramscim.core.guard;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.Names;

/** Names in which {@code *} stands for anything; case does not matter. */
public final class NamePatterns {
    private final List<Pattern> patterns;

    public NamePatterns(List<String> names) {
        patterns = names.stream()
                .map(Names::canonical)
                .filter(name -> !name.isEmpty())
                .map(NamePatterns::compile)
                .toList();
    }

    private static Pattern compile(String name) {
        String expression =
                Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    boolean matches(@Nullable String name) {
        return name != null
                && patterns.stream()
                        .anyMatch(pattern ->
                                pattern.matcher(Names.canonical(name)).matches());
    }
}
