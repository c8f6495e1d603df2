package ramscim.server.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ramscim.core.provisioning.ProvisioningEngine;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.server.admin.DashboardPage;
import ramscim.server.audit.EventView;
import ramscim.server.origin.RequestOrigin;

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
    record Row(HeldChange change, String actor, List<EventView.Difference> differences, String page) {
        static Row of(HeldChange change) {
            String folder = change.type() == ResourceType.USER ? "/admin/people/" : "/admin/groups/";
            return new Row(
                    change,
                    EventView.actor(change.actor()),
                    EventView.differences(change.change()),
                    folder + change.id());
        }

        public String name() {
            String subject = change.subject();
            return subject == null ? change.id() : subject;
        }
    }

    @GetMapping("/admin/held")
    String list(Model model) {
        model.addAttribute("total", held.count());
        model.addAttribute("rows", held.list(0, SHOWN).stream().map(Row::of).toList());
        return "admin/held";
    }

    @PostMapping("/admin/held/approve")
    String approve(
            @RequestParam(required = false) @Nullable List<String> ids,
            @RequestParam(defaultValue = "false") boolean all,
            RedirectAttributes flash) {
        int approved = engine.approve(selected(ids, all), RequestOrigin.ofAdministrator())
                .size();
        return decided(approved, "approved; it is being carried out", "approved; they are being carried out", flash);
    }

    @PostMapping("/admin/held/reject")
    String reject(
            @RequestParam(required = false) @Nullable List<String> ids,
            @RequestParam(defaultValue = "false") boolean all,
            RedirectAttributes flash) {
        int rejected = engine.reject(selected(ids, all), RequestOrigin.ofAdministrator())
                .size();
        return decided(rejected, "rejected; RAM stays as it is", "rejected; RAM stays as it is", flash);
    }

    private List<ResourceId> selected(@Nullable List<String> ids, boolean all) {
        if (all) {
            return held.ids();
        }
        return ids == null ? List.of() : HeldChanges.parsed(ids);
    }

    private static String decided(int number, String one, String many, RedirectAttributes flash) {
        if (number == 0) {
            flash.addFlashAttribute("problem", "Nothing was chosen, or it is not held any more.");
        } else {
            flash.addFlashAttribute(
                    "notice", number == 1 ? "One change was " + one + "." : number + " changes were " + many + ".");
        }
        return "redirect:/admin/held";
    }
}
