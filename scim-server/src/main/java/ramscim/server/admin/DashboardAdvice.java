package ramscim.server.admin;

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

    @ExceptionHandler(PageNotFoundException.class)
    ModelAndView notFound(
            PageNotFoundException e, @Nullable Authentication authentication, HttpServletResponse response) {
        response.setStatus(404);
        return problem("There is nothing here", String.valueOf(e.getMessage()), authentication);
    }

    /** A parameter of the address is missing, or is not what it is to be. */
    @ExceptionHandler({MethodArgumentTypeMismatchException.class, ServletRequestBindingException.class})
    ModelAndView badAddress(@Nullable Authentication authentication, HttpServletResponse response) {
        response.setStatus(400);
        return problem(
                "This address is not right", "A parameter in it has a value that cannot be read.", authentication);
    }

    @ExceptionHandler(Exception.class)
    ModelAndView failed(Exception e, @Nullable Authentication authentication, HttpServletResponse response) {
        LOG.error("A page of the dashboard failed", e);
        response.setStatus(500);
        return problem(
                "This page could not be made",
                "The bridge had an internal error; its log says more. Provisioning goes on.",
                authentication);
    }

    /** An exception handler's model has nothing in it that was not put there. */
    private ModelAndView problem(String title, String text, @Nullable Authentication authentication) {
        ModelAndView page = new ModelAndView("admin/problem");
        page.addObject("title", title).addObject("text", text).addObject("assets", assets);
        page.addObject("viewer", viewer(authentication)).addObject("badges", Map.of());
        return page;
    }
}
