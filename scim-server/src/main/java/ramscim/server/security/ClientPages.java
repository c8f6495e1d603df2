package ramscim.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
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
import ramscim.server.origin.PublicAddress;
import ramscim.server.security.ScimTokens.Made;
import ramscim.server.security.UnusedTokens.Unused;
import ramscim.server.words.Words;

/** The page Clients. A secret is on the page that answers its making, and nowhere else. */
@DashboardPage
final class ClientPages {
    static final String PAGE = "redirect:/admin/clients";

    private final TokenAdministration administration;
    private final ServiceAccountAdministration accounts;
    private final UnusedTokens unused;
    private final Clock clock;

    ClientPages(
            TokenAdministration administration,
            ServiceAccountAdministration accounts,
            UnusedTokens unused,
            Clock clock) {
        this.administration = administration;
        this.accounts = accounts;
        this.unused = unused;
        this.clock = clock;
    }

    @GetMapping("/admin/clients")
    String list(Model model) {
        model.addAttribute("tokens", administration.list());
        model.addAttribute(
                "unused", unused.at(clock.instant()).stream().map(Unused::id).collect(Collectors.toSet()));
        model.addAttribute("accounts", accounts.list());
        model.addAttribute("roles", AdminRole.values());
        model.addAttribute("scopes", TokenScope.values());
        model.addAttribute("now", clock.instant());
        model.addAttribute("tokenAddress", PublicAddress.tokenEndpoint());
        model.addAttribute("usualLife", usualLife());
        return "admin/clients";
    }

    /** What the page was called. */
    @GetMapping("/admin/tokens")
    String former() {
        return PAGE;
    }

    private Words usualLife() {
        Instant end = administration.usualEnd();
        return end == null
                ? Words.of("clients.life.never")
                : Words.of(
                        "clients.life.usual",
                        Duration.between(clock.instant(), end).plusSeconds(1));
    }

    /** @param days until it ends, 0 for never; if they are not said, it lives as long as is usual */
    @PostMapping("/admin/clients")
    String make(
            @RequestParam String name,
            @RequestParam(defaultValue = "TOKEN") SignInWay way,
            @RequestParam(defaultValue = "ALL") TokenScope scope,
            @RequestParam(required = false) @Nullable Set<TokenRight> rights,
            @RequestParam(defaultValue = "") String addresses,
            @RequestParam(defaultValue = "0") int requestsPerMinute,
            @RequestParam(required = false) @Nullable Integer days,
            Model model) {
        Set<TokenRight> chosen = rights == null ? Set.of() : rights;
        Instant end = days == null ? administration.usualEnd() : after(days);
        return shown(
                () -> administration.make(
                        name, way, new ClientTerms(scope, chosen, limits(addresses, requestsPerMinute)), end),
                model);
    }

    private static ClientLimits limits(String addresses, int requestsPerMinute) {
        try {
            return ClientLimits.of(addresses, requestsPerMinute);
        } catch (ClientLimits.Wrong e) {
            throw new BadAdminRequestException(e.words());
        }
    }

    @PostMapping("/admin/clients/{id}/rotate")
    String rotate(
            @PathVariable String id,
            @RequestParam(defaultValue = "24") int overlapHours,
            @RequestParam(required = false) @Nullable Integer days,
            Model model) {
        TokenEnd end = days == null ? TokenEnd.asBefore() : TokenEnd.at(after(days));
        return shown(() -> administration.rotate(id, Duration.ofHours(overlapHours), end), model);
    }

    @PostMapping("/admin/clients/{id}/revoke")
    String revoke(@PathVariable String id, RedirectAttributes flash) {
        return told(() -> administration.revoke(id), Words.of("clients.revoked-now"), flash);
    }

    @PostMapping("/admin/clients/{id}/restore")
    String restore(@PathVariable String id, RedirectAttributes flash) {
        return told(() -> administration.restore(id), Words.of("clients.restored"), flash);
    }

    /** The page, where it is told what came of what was asked for. */
    static String told(Runnable asked, Words done, RedirectAttributes flash) {
        try {
            asked.run();
            flash.addFlashAttribute("notice", done);
        } catch (BadAdminRequestException e) {
            flash.addFlashAttribute("problem", e.words());
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
            model.addAttribute("problem", e.words());
        }
        return list(model);
    }

    private @Nullable Instant after(int days) {
        return days <= 0 ? null : clock.instant().plus(Duration.ofDays(days));
    }
}
