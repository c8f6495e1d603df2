package ramscim.server.admin;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, being refused, and getting lost. */
@DashboardPage
final class ShellPages {
    private final AdminProperties properties;

    ShellPages(AdminProperties properties) {
        this.properties = properties;
    }

    @GetMapping(AdminSecurity.SIGN_IN)
    String signIn(
            @RequestParam(required = false) @Nullable String wrong,
            @RequestParam(required = false) @Nullable Integer wait,
            @RequestParam(required = false) @Nullable String bye,
            @RequestParam(required = false) @Nullable String sso,
            @RequestParam(required = false) @Nullable String away,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("sso", properties.oidc().isConfigured());
        model.addAttribute("local", properties.local());
        if (away != null) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            model.addAttribute(
                    "problem",
                    "The identity provider of single sign-on cannot be reached at this moment. Try again; the record of changes and the bridge's log say what is wrong.");
        } else if (wait != null) {
            model.addAttribute("problem", "Too many wrong passwords. Try again in " + wait + " seconds.");
        } else if (wrong != null) {
            model.addAttribute("problem", "This user name and password do not belong together.");
        } else if (sso != null) {
            model.addAttribute(
                    "problem", "Single sign-on did not work. The record of changes and the bridge's log say why.");
        } else if (bye != null) {
            model.addAttribute("notice", "You are signed out.");
        }
        return "admin/sign-in";
    }

    @RequestMapping("/admin/denied")
    String denied(HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        model.addAttribute("title", "You cannot do this");
        model.addAttribute(
                "text",
                "Either your role does not allow it, or the page was open for so long that its form has expired. Go back, load the page again"
                        + " and retry; if that does not help, ask an administrator of the bridge for the role.");
        return "admin/problem";
    }

    @GetMapping("/admin/**")
    String lost() {
        throw new PageNotFoundException("No page of the dashboard has this address.");
    }
}
