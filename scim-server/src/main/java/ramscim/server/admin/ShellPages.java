package ramscim.server.admin;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ramscim.server.words.Words;

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
            model.addAttribute("problem", Words.of("sign-in.away"));
        } else if (wait != null) {
            model.addAttribute("problem", Words.of("sign-in.wait", wait));
        } else if (wrong != null) {
            model.addAttribute("problem", Words.of("sign-in.wrong"));
        } else if (sso != null) {
            model.addAttribute("problem", Words.of("sign-in.sso-failed"));
        } else if (bye != null) {
            model.addAttribute("notice", Words.of("sign-in.signed-out"));
        }
        return "admin/sign-in";
    }

    @RequestMapping("/admin/denied")
    String denied(HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        model.addAttribute("title", Words.of("layout.denied"));
        model.addAttribute("text", Words.of("layout.denied.why"));
        return "admin/problem";
    }

    @GetMapping("/admin/**")
    String lost() {
        throw new PageNotFoundException(Words.of("layout.no-page"));
    }
}
