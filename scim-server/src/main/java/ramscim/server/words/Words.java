package ramscim.server.words;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something to be said to people: which message of the catalogue, and what it is about.
 *
 * @param key of a message in {@code resources/messages}
 * @param args texts that are the same in every language, such as names; whole numbers; durations; points in time; other
 *     words; lists of these
 */
public record Words(String key, List<Object> args) {
    private static final String QUOTED = "words.quoted";

    public Words {
        args = List.copyOf(args);
        args.forEach(Words::check);
    }

    public static Words of(String key, Object... args) {
        return new Words(key, List.of(args));
    }

    /** What somebody else said, and nobody can translate: RAM, a database, a library. */
    public static Words quoted(String text) {
        return of(QUOTED, text);
    }

    /** One after the other, as the language has sentences follow each other. */
    public static Words sentences(List<Words> sentences) {
        return sentences.stream()
                .reduce((first, next) -> of("words.then", first, next))
                .orElseThrow();
    }

    private static void check(Object arg) {
        if (arg instanceof List<?> many) {
            many.forEach(Words::check);
        } else if (!(arg instanceof String
                || arg instanceof Integer
                || arg instanceof Long
                || arg instanceof Duration
                || arg instanceof Instant
                || arg instanceof Words)) {
            throw new IllegalArgumentException("nobody says a " + arg.getClass().getName());
        }
    }

    /** Whether this version has the message, and those within it. */
    boolean isKnown() {
        return Catalogue.has(key) && args.stream().allMatch(Words::isKnown);
    }

    private static boolean isKnown(Object arg) {
        if (arg instanceof List<?> many) {
            return many.stream().allMatch(Words::isKnown);
        }
        return !(arg instanceof Words words) || words.isKnown();
    }

    public String to(Audience audience) {
        return Catalogue.message(key, args.toArray(), audience);
    }

    /** As the API, the log and the record have it. */
    @JsonValue
    public String english() {
        return to(Audience.PROGRAMS);
    }
}
