package ramscim.server.finding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import ramscim.server.words.Words;

/**
 * Something that keeps provisioning from being healthy.
 *
 * @param level how bad it is; what is {@link Level#GREEN} is only told, and no page says a word of it
 * @param text a sentence
 * @param advice what to do about it
 * @param page where to do it, if there is a page
 * @param alert what they are told who do not look at the page; null: nobody is told
 */
public record Finding(
        FindingKind kind,
        Level level,
        Words text,
        Words advice,
        @Nullable String page,
        @JsonIgnore @Nullable Alert alert) {
    public Finding(FindingKind kind, Level level, Words text, Words advice, @Nullable String page) {
        this(kind, level, text, advice, page, null);
    }

    /** Told in the words of the page. */
    public Finding told(String subject, Severity severity) {
        return told(subject, severity, text, advice);
    }

    /** Told in other words, because those of the page name what has to stay in the company's systems. */
    public Finding told(String subject, Severity severity, Words summary, Words what) {
        return new Finding(
                kind,
                level,
                text,
                advice,
                page,
                new Alert(kind, subject, severity, summary, what, page == null ? "/admin" : page));
    }
}
