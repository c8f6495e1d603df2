package ramscim.server.words;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * Every text for people: a file for each area and language in {@code resources/messages}, English where a language is
 * not named. Patterns are ICU's, and numbers, plurals and lists those of the language.
 *
 * <p>There is one of it, read when somebody first looks: the command line has no Spring, and what providers ask for has
 * no use for it.
 */
public final class Catalogue extends ResourceBundleMessageSource {
    private static final String FOLDER = "messages/";
    private static final String FIRST_AREA = "layout_";
    private static final String END = ".properties";

    private Catalogue(List<String> files) {
        setBasenames(files.stream()
                .filter(file -> file.indexOf('_') < 0)
                .map(area -> FOLDER + area)
                .toArray(String[]::new));
        setDefaultEncoding("UTF-8");
        setFallbackToSystemLocale(false);
    }

    private static final class Read {
        static final List<String> FILES = files();
        static final List<Locale> LANGUAGES = Stream.concat(
                        Stream.of(Locale.ENGLISH),
                        FILES.stream()
                                .filter(file -> file.startsWith(FIRST_AREA))
                                .map(file -> Objects.requireNonNull(
                                        StringUtils.parseLocaleString(file.substring(FIRST_AREA.length())))))
                .toList();
        static final Catalogue CATALOGUE = new Catalogue(FILES);
    }

    private static List<String> files() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*" + END))
                    .map(Resource::getFilename)
                    .map(name -> Objects.requireNonNull(name).substring(0, name.length() - END.length()))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogues of messages cannot be read", e);
        }
    }

    public static Catalogue get() {
        return Read.CATALOGUE;
    }

    static List<Locale> languages() {
        return Read.LANGUAGES;
    }

    static boolean has(String key) {
        return get().resolveCodeWithoutArguments(key, Locale.ENGLISH) != null;
    }

    static String message(String key, Object[] args, Audience audience) {
        String pattern = get().resolveCodeWithoutArguments(key, audience.locale());
        if (pattern == null) {
            throw new NoSuchMessageException(key, audience.locale());
        }
        return said(pattern, args, audience);
    }

    /** For templates and whatever else of Spring asks. */
    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] args, @Nullable Locale locale) {
        Locale language = locale == null ? LocaleContextHolder.getLocale() : locale;
        String pattern = code == null ? null : resolveCodeWithoutArguments(code, language);
        return pattern == null
                ? null
                : said(
                        pattern,
                        args == null ? new Object[0] : args,
                        new Audience(language, Audience.viewer().zone()));
    }

    /** A pattern without a brace is a text, and its apostrophes are apostrophes. */
    private static String said(String pattern, Object[] args, Audience audience) {
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        Object[] said = Arrays.stream(args).map(arg -> said(arg, audience)).toArray();
        return new MessageFormat(pattern, audience.locale()).format(said);
    }

    private static @Nullable Object said(@Nullable Object arg, Audience audience) {
        if (arg instanceof Words words) {
            return words.to(audience);
        }
        if (arg instanceof Duration duration) {
            return Times.span(duration).to(audience);
        }
        if (arg instanceof Instant time) {
            return Times.exact(time, audience);
        }
        return arg instanceof List<?> many
                ? ListFormatter.getInstance(audience.locale())
                        .format(many.stream().map(one -> said(one, audience)).toList())
                : arg;
    }
}
