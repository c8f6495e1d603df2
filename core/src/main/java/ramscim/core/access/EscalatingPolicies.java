package ramscim.core.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.PolicyName;

/** The policies with which somebody can become more than they are, each with how; what is not here is not known to be one. */
final class EscalatingPolicies {
    private static final Map<String, String> HOW_BY_NAME = read("escalating-policies.txt");

    private EscalatingPolicies() {}

    /** What can be done with it; null if it is none of them. A custom policy of such a name is taken for one, too. */
    static @Nullable String how(PolicyName policy) {
        return HOW_BY_NAME.get(policy.name().toLowerCase(Locale.ROOT));
    }

    /** A list of names, each with a colon and what can be done with it; lines that begin with # say something about it. */
    static Map<String, String> read(String file) {
        try (InputStream stream = Objects.requireNonNull(EscalatingPolicies.class.getResourceAsStream(file), file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(": ", 2))
                    .collect(Collectors.toUnmodifiableMap(
                            entry -> entry[0].toLowerCase(Locale.ROOT), entry -> entry[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
