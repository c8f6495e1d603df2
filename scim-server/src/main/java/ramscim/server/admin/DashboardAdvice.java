package ramscim.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import ramscim.server.words.Words;

/**
 * What all pages of the dashboard have in common: who looks, what the navigation counts, and what is shown when
 * something goes wrong.
 */
@ControllerAdvice(annotations = DashboardPage.class)
final class DashboardAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardAdvice.class);

    private final List<NavigationBadge> badges;
    private final Assets assets;
    private final SignInThrottle throttle;

    DashboardAdvice(List<NavigationBadge> badges, Assets assets, SignInThrottle throttle) {
        this.throttle = throttle;
        this.badges = badges;
        this.assets = assets;
    }

    @ModelAttribute("viewer")
    @Nullable Viewer viewer(@Nullable Authentication authentication) {
        return authentication == null ? null : Viewer.of(authentication);
    }

    @ModelAttribute("badges")
    Map<String, Integer> badges(@Nullable Authentication authentication) {
        return authentication == null
                ? Map.of()
                : badges.stream()
                        .collect(Collectors.toMap(NavigationBadge::page, NavigationBadge::count, Integer::sum));
    }

    @ModelAttribute("strangersWait")
    boolean strangersWait(@Nullable Authentication authentication) {
        return authentication != null && throttle.keepsStrangersWaiting();
    }

    @ModelAttribute("assets")
    Assets assets() {
        return assets;
    }

    @ModelAttribute("languages")
    List<LanguageSwitch.Choice> languages(HttpServletRequest request) {
        return LanguageSwitch.choices(request);
    }

    @ExceptionHandler(PageNotFoundException.class)
    ModelAndView notFound(PageNotFoundException e, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(404);
        return problem(Words.of("layout.not-found"), e.words(), request);
    }

    /** A parameter of the address is missing, or is not what it is to be. */
    @ExceptionHandler({MethodArgumentTypeMismatchException.class, ServletRequestBindingException.class})
    ModelAndView badAddress(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(400);
        return problem(Words.of("layout.bad-address"), Words.of("layout.bad-address.why"), request);
    }

    @ExceptionHandler(Exception.class)
    ModelAndView failed(Exception e, HttpServletRequest request, HttpServletResponse response) {
        LOG.error("A page of the dashboard failed", e);
        response.setStatus(500);
        return problem(Words.of("layout.failed"), Words.of("layout.failed.why"), request);
    }

    /** An exception handler's model has nothing in it that was not put there. */
    private ModelAndView problem(Words title, Words text, HttpServletRequest request) {
        ModelAndView page = new ModelAndView("admin/problem");
        page.addObject("title", title).addObject("text", text).addObject("assets", assets);
        page.addObject("badges", Map.of()).addObject("languages", languages(request));
        page.addObject("viewer", viewer(request.getUserPrincipal() instanceof Authentication who ? who : null));
        return page;
    }
}
