package ramscim.core.guard;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.LossKind;

/** Why a change is held. The store and the answer to the provider have it in English words, from which it can be read again. */
public sealed interface HoldReason {
    /** A sentence. */
    String words();

    /** @return null for words that are none of these, such as those of an older bridge */
    static @Nullable HoldReason of(String words) {
        return words.equals(Rejected.WORDS) ? new Rejected() : TooMany.of(words);
    }

    /** An administrator refused the same before. */
    record Rejected() implements HoldReason {
        private static final String WORDS = "An administrator rejected this change before.";

        @Override
        public String words() {
            return WORDS;
        }
    }

    /**
     * More would lose something within a while than may.
     *
     * @param count of those who would, with this change
     * @param population how many there are
     * @param allowed how many may
     */
    record TooMany(LossKind kind, long count, long population, Duration window, long allowed) implements HoldReason {
        private static final String FORM =
                "With it %d %s of %d would have lost access within %d %s; the guard lets %d through.";
        private static final Pattern READ = Pattern.compile(FORM.replace("%d", "(\\d{1,18})")
                .replaceFirst("%s", "(" + kinds() + ")")
                .replace("%s", "(h|min)"));

        private static String kinds() {
            return Stream.of(LossKind.values()).map(LossKind::words).collect(Collectors.joining("|"));
        }

        @Override
        public String words() {
            long minutes = window.toMinutes();
            boolean hours = minutes % 60 == 0;
            return FORM.formatted(
                    count, kind.words(), population, hours ? minutes / 60 : minutes, hours ? "h" : "min", allowed);
        }

        private static @Nullable TooMany of(String words) {
            Matcher read = READ.matcher(words);
            return read.matches()
                    ? new TooMany(
                            kind(read.group(2)),
                            Long.parseLong(read.group(1)),
                            Long.parseLong(read.group(3)),
                            Duration.ofMinutes(Long.parseLong(read.group(4))
                                    * (read.group(5).equals("h") ? 60 : 1)),
                            Long.parseLong(read.group(6)))
                    : null;
        }

        private static LossKind kind(String words) {
            return Stream.of(LossKind.values())
                    .filter(kind -> kind.words().equals(words))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
