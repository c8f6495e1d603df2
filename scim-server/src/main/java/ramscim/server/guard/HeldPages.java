package ramscim.server.guard;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ramscim.core.intent.HeldIntent;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.server.admin.DashboardPage;
import ramscim.server.audit.EventView;
import ramscim.server.origin.RequestOrigin;
import ramscim.server.words.Words;

/** Held changes: who would lose what, and the decision on it. */
@DashboardPage
final class HeldPages {
    private static final int SHOWN = 200;

    private final HeldChanges held;
    private final ProvisioningEngine engine;

    HeldPages(HeldChanges held, ProvisioningEngine engine) {
        this.held = held;
        this.engine = engine;
    }

    /** A held change as the page shows it. */
    record Row(
            HeldChange change,
            Words actor,
            List<EventView.Difference> differences,
            @Nullable Words reason,
            String page) {
        static Row of(HeldChange change) {
            String folder = change.type() == ResourceType.USER ? "/admin/people/" : "/admin/groups/";
            return new Row(
                    change,
                    EventView.actor(change.actor()),
                    EventView.differences(change.change()),
                    change.reason() == null ? null : HeldReason.words(change.reason()),
                    folder + change.id());
        }

        /** What is meant when the row is ticked: this change, and none that takes its place. */
        public String choice() {
            return change.id() + ":" + change.sequence();
        }

        public String name() {
            String subject = change.subject();
            return subject == null ? change.id() : subject;
        }
    }

    @GetMapping("/admin/held")
    String list(Model model) {
        HeldChanges.Shown shown = held.show(0, SHOWN);
        model.addAttribute("total", shown.total());
        model.addAttribute("mark", shown.mark());
        model.addAttribute("rows", shown.changes().stream().map(Row::of).toList());
        return "admin/held";
    }

    /**
     * @param chosen the changes that were ticked, as {@link Row#choice} has them
     * @param mark what "all" was on the page
     */
    @PostMapping("/admin/held/approve")
    String approve(
            @RequestParam(required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") String mark,
            RedirectAttributes flash) {
        Meant meant = meant(chosen, all, mark);
        int approved =
                engine.approve(meant.held(), RequestOrigin.ofAdministrator()).size();
        return decided(meant, approved, Words.of("held.approved", approved), flash);
    }

    @PostMapping("/admin/held/reject")
    String reject(
            @RequestParam(required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") String mark,
            RedirectAttributes flash) {
        Meant meant = meant(chosen, all, mark);
        int rejected =
                engine.reject(meant.held(), RequestOrigin.ofAdministrator()).size();
        return decided(meant, rejected, Words.of("held.rejected", rejected), flash);
    }

    private Meant meant(@Nullable List<String> chosen, boolean all, String mark) {
        if (all) {
            Meant marked = held.marked(mark);
            return marked == null ? Meant.of(List.of()) : marked;
        }
        return Meant.of(
                chosen == null
                        ? List.of()
                        : chosen.stream()
                                .map(HeldPages::intent)
                                .filter(Objects::nonNull)
                                .map(Objects::requireNonNull)
                                .toList());
    }

    private static @Nullable HeldIntent intent(String choice) {
        int colon = choice.indexOf(':');
        ResourceId id = colon < 0 ? null : ResourceId.parse(choice.substring(0, colon));
        try {
            return id == null ? null : new HeldIntent(id, Long.parseLong(choice.substring(colon + 1)));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String decided(Meant meant, int number, Words notice, RedirectAttributes flash) {
        if (number > 0) {
            flash.addFlashAttribute("notice", notice);
        }
        Words problem = problem(meant, number);
        if (problem != null) {
            flash.addFlashAttribute("problem", problem);
        }
        return "redirect:/admin/held";
    }

    private static @Nullable Words problem(Meant meant, int decided) {
        if (meant.shown() == 0) {
            return Words.of("held.nothing-chosen");
        }
        int changed = meant.shown() - decided;
        return changed == 0 ? null : Words.of("held.changed-meanwhile", changed);
    }
}
