package ramscim.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import ramscim.server.words.Languages;

/**
 * Lets whoever looks at a page choose its language: each page links to itself with the language in the query, which is
 * remembered in a cookie and taken out of the address again.
 */
final class LanguageSwitch implements HandlerInterceptor {
    private static final String PARAMETER = "lang";
    private static final Duration LIFE = Duration.ofDays(365);

    /** @param address of the same page in that language, as a reference from the page */
    record Choice(Locale language, String address) {
        /** What those who speak it call it. */
        public String name() {
            return language.getDisplayLanguage(language);
        }

        public String tag() {
            return language.toLanguageTag();
        }
    }

    static List<Choice> choices(HttpServletRequest request) {
        String rest = rest(request);
        String page = isLookedAt(request) ? "?" + rest + (rest.isEmpty() ? "" : "&") : "/admin?";
        return Languages.all().stream()
                .map(language -> new Choice(language, page + PARAMETER + "=" + language.toLanguageTag()))
                .toList();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Locale chosen = isLookedAt(request) ? chosen(request) : null;
        if (chosen == null) {
            return true;
        }
        ResponseCookie cookie = ResponseCookie.from(ViewerAudience.LANGUAGE, chosen.toLanguageTag())
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(LIFE)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        response.setHeader(HttpHeaders.LOCATION, itself(request));
        response.setStatus(HttpStatus.SEE_OTHER.value());
        return false;
    }

    private static boolean isLookedAt(HttpServletRequest request) {
        return "GET".equals(request.getMethod());
    }

    private static @Nullable Locale chosen(HttpServletRequest request) {
        String tag = request.getParameter(PARAMETER);
        return tag == null ? null : Languages.of(tag);
    }

    /** Relative, so that it leads to nowhere else, whatever stands before it. */
    private static String itself(HttpServletRequest request) {
        String path = request.getRequestURI();
        String rest = rest(request);
        return "./" + path.substring(path.lastIndexOf('/') + 1) + (rest.isEmpty() ? "" : "?" + rest);
    }

    private static String rest(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(one -> !one.startsWith(PARAMETER + "=") && !one.isEmpty())
                        .collect(Collectors.joining("&"));
    }
}
