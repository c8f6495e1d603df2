package ramscim.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ramscim.server.admin.AdminRole;
import ramscim.server.admin.BadAdminRequestException;
import ramscim.server.admin.DashboardPage;
import ramscim.server.admin.ServiceAccountAdministration;
import ramscim.server.security.ScimTokens.Made;

/** The tokens page. A secret is on the page that answers its making, and nowhere else. */
@DashboardPage
final class TokenPages {
    static final String PAGE = "redirect:/admin/tokens";

    private final TokenAdministration administration;
    private final ServiceAccountAdministration accounts;
    private final Clock clock;

    TokenPages(TokenAdministration administration, ServiceAccountAdministration accounts, Clock clock) {
        this.administration = administration;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/admin/tokens")
    String list(Model model) {
        model.addAttribute("tokens", administration.list());
        model.addAttribute("accounts", accounts.list());
        model.addAttribute("roles", AdminRole.values());
        model.addAttribute("scopes", TokenScope.values());
        model.addAttribute("now", clock.instant());
        return "admin/tokens";
    }

    @PostMapping("/admin/tokens")
    String make(
            @RequestParam String name,
            @RequestParam(defaultValue = "ALL") TokenScope scope,
            @RequestParam(required = false) @Nullable Set<TokenRight> rights,
            @RequestParam(defaultValue = "0") int days,
            Model model) {
        Set<TokenRight> chosen = rights == null ? Set.of() : rights;
        return shown(() -> administration.make(name, scope, chosen, after(days)), model);
    }

    @PostMapping("/admin/tokens/{id}/rotate")
    String rotate(
            @PathVariable String id,
            @RequestParam(defaultValue = "24") int overlapHours,
            @RequestParam(required = false) @Nullable Integer days,
            Model model) {
        TokenEnd end = days == null ? TokenEnd.asBefore() : TokenEnd.at(after(days));
        return shown(() -> administration.rotate(id, Duration.ofHours(overlapHours), end), model);
    }

    @PostMapping("/admin/tokens/{id}/revoke")
    String revoke(@PathVariable String id, RedirectAttributes flash) {
        try {
            administration.revoke(id);
            flash.addFlashAttribute("notice", "Revoked. Whoever sends this token is refused from now on.");
        } catch (BadAdminRequestException e) {
            flash.addFlashAttribute("problem", e.getMessage());
        }
        return PAGE;
    }

    @FunctionalInterface
    private interface Making {
        Made make();
    }

    private String shown(Making making, Model model) {
        try {
            Made made = making.make();
            model.addAttribute("made", made.token());
            model.addAttribute("secret", made.secret());
        } catch (BadAdminRequestException e) {
            model.addAttribute("problem", e.getMessage());
        }
        return list(model);
    }

    private @Nullable Instant after(int days) {
        return days <= 0 ? null : clock.instant().plus(Duration.ofDays(days));
    }
}
