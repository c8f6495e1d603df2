package ramscim.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ramscim.server.admin.AdminRole;
import ramscim.server.admin.BadAdminRequestException;
import ramscim.server.admin.DashboardPage;
import ramscim.server.admin.ServiceAccountAdministration;
import ramscim.server.admin.ServiceAccounts.Made;
import ramscim.server.words.Words;

/** The part of the tokens page that is about service accounts. */
@DashboardPage
final class ServiceAccountPages {
    private final ServiceAccountAdministration administration;
    private final ClientPages tokens;
    private final Clock clock;

    ServiceAccountPages(ServiceAccountAdministration administration, ClientPages tokens, Clock clock) {
        this.administration = administration;
        this.tokens = tokens;
        this.clock = clock;
    }

    @FunctionalInterface
    private interface Making {
        Made make();
    }

    @PostMapping("/admin/clients/service-accounts")
    String make(
            @RequestParam String name,
            @RequestParam(defaultValue = "VIEWER") AdminRole role,
            @RequestParam(required = false) @Nullable Integer days,
            Model model) {
        return shown(() -> administration.make(name, role, after(days)), model);
    }

    @PostMapping("/admin/clients/service-accounts/{id}/rotate")
    String rotate(
            @PathVariable String id,
            @RequestParam(defaultValue = "24") int overlapHours,
            @RequestParam(required = false) @Nullable Integer days,
            Model model) {
        return shown(() -> administration.rotate(id, Duration.ofHours(overlapHours), after(days)), model);
    }

    @PostMapping("/admin/clients/service-accounts/{id}/revoke")
    String revoke(@PathVariable String id, RedirectAttributes flash) {
        return ClientPages.told(() -> administration.revoke(id), Words.of("clients.account.revoked-now"), flash);
    }

    private String shown(Making making, Model model) {
        try {
            Made made = making.make();
            model.addAttribute("madeAccount", made.account());
            model.addAttribute("secret", made.secret());
        } catch (BadAdminRequestException e) {
            model.addAttribute("problem", e.words());
        }
        return tokens.list(model);
    }

    private @Nullable Instant after(@Nullable Integer days) {
        return days == null ? null : clock.instant().plus(Duration.ofDays(days));
    }
}
