package ramscim.server.admin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.i18n.AbstractLocaleContextResolver;
import org.springframework.web.util.WebUtils;
import ramscim.server.words.Audience;
import ramscim.server.words.Languages;

/**
 * The language and time zone of whoever looks at a page: what they chose, else what their browser says, else what the
 * configuration says.
 */
final class ViewerAudience extends AbstractLocaleContextResolver {
    /** What was chosen on a page. */
    static final String LANGUAGE = "bridge-language";

    /** What the pages' script says of the browser's clock. */
    static final String ZONE = "bridge-zone";

    private final Audience house;

    ViewerAudience(Audience house) {
        this.house = house;
    }

    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        return new SimpleTimeZoneAwareLocaleContext(language(request), TimeZone.getTimeZone(zone(request)));
    }

    private Locale language(HttpServletRequest request) {
        String chosen = cookie(request, LANGUAGE);
        Locale known = chosen == null ? null : Languages.of(chosen);
        Locale accepted = known == null ? Languages.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)) : known;
        return Objects.requireNonNullElse(accepted, house.locale());
    }

    private ZoneId zone(HttpServletRequest request) {
        String told = cookie(request, ZONE);
        return told != null && ZoneId.getAvailableZoneIds().contains(told) ? ZoneId.of(told) : house.zone();
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }

    @Override
    public void setLocaleContext(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("languages are chosen by LanguageSwitch");
    }
}
