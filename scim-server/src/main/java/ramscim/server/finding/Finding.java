package ramscim.server.finding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import ramscim.server.words.Words;

/**
 * Something that keeps provisioning from being healthy.
 *
 * @param level how bad it is; what is {@link Level#GREEN} is only told, and no page says a word of it
 * @param text a sentence
 * @param advice what to do about it
 * @param said what RAM, a database or a library said of it, in its own words; null: nothing
 * @param page where to do it, if there is a page
 * @param alert what they are told who do not look at the page; null: nobody is told
 */
public record Finding(
        FindingKind kind,
        Level level,
        Words text,
        @JsonIgnore Words advice,
        @JsonIgnore @Nullable String said,
        @Nullable String page,
        @JsonIgnore @Nullable Alert alert) {
    public Finding(FindingKind kind, Level level, Words text, Words advice, @Nullable String page) {
        this(kind, level, text, advice, null, page, null);
    }

    /** With what somebody else said of it, whom nobody can translate. */
    public Finding quoting(@Nullable String words) {
        return new Finding(kind, level, text, advice, words, page, alert);
    }

    /** What to do, and what was said: for other programs. */
    @JsonProperty("advice")
    public String advised() {
        return said == null ? advice.english() : advice.english() + " " + said;
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
                said,
                page,
                new Alert(kind, subject, severity, summary, what, page == null ? "/admin" : page));
    }
}
