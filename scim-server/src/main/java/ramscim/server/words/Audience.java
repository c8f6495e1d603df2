package ramscim.server.words;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;

/** Whom something is said to: in which language, and in which time zone. */
public record Audience(Locale locale, ZoneId zone) {
    /** Other programs, the log, the record, and colleagues elsewhere who read them. */
    public static final Audience PROGRAMS = new Audience(Locale.ENGLISH, ZoneOffset.UTC);

    /** Whoever asked for the page that is being made; {@link #PROGRAMS} where none is. */
    public static Audience viewer() {
        LocaleContext context = LocaleContextHolder.getLocaleContext();
        if (context == null) {
            return PROGRAMS;
        }
        return new Audience(Objects.requireNonNullElse(context.getLocale(), PROGRAMS.locale()), zone(context));
    }

    private static ZoneId zone(LocaleContext context) {
        TimeZone zone = context instanceof TimeZoneAwareLocaleContext aware ? aware.getTimeZone() : null;
        return zone == null ? PROGRAMS.zone() : zone.toZoneId();
    }
}
