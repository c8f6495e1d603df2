package ramscim.server.adoption;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ramscim.core.directory.RamException;
import ramscim.server.admin.DashboardPage;
import ramscim.server.origin.RequestOrigin;

/** Adoption: what has the names that the provider wants, and whether it is the same people. */
@DashboardPage
final class AdoptionPages {
    private static final String PAGE = "redirect:/admin/adoption";
    private static final int SKIPPED_SHOWN = 20;

    private final Candidates candidates;
    private final AdoptionGrants grants;
    private final AdoptionProperties properties;

    AdoptionPages(Candidates candidates, AdoptionGrants grants, AdoptionProperties properties) {
        this.candidates = candidates;
        this.grants = grants;
        this.properties = properties;
    }

    @GetMapping("/admin/adoption")
    String adoption(@RequestParam(defaultValue = "0") int page, Model model) {
        int number = Math.max(0, page);
        int total = candidates.count();
        model.addAttribute("mode", properties.mode());
        model.addAttribute("total", total);
        model.addAttribute("number", number);
        model.addAttribute("pages", (total + Candidates.PAGE - 1) / Candidates.PAGE);
        model.addAttribute("candidates", candidates.page(number));
        model.addAttribute("grants", grants.all());
        return "admin/adoption";
    }

    @PostMapping("/admin/adoption/adopt")
    String adopt(@RequestParam(required = false) @Nullable List<String> keys, RedirectAttributes flash) {
        Candidates.Adopted adopted = candidates.adopt(keys == null ? List.of() : keys, RequestOrigin.ofAdministrator());
        if (adopted.begun() > 0) {
            flash.addFlashAttribute(
                    "notice",
                    adopted.begun() == 1
                            ? "One is being adopted. It keeps its keys, policies and groups."
                            : adopted.begun() + " are being adopted. They keep their keys, policies and groups.");
        }
        if (!adopted.problems().isEmpty()) {
            flash.addFlashAttribute("problem", String.join(" ", adopted.problems()));
        } else if (adopted.begun() == 0) {
            flash.addFlashAttribute("problem", "Nothing was chosen.");
        }
        return PAGE;
    }

    @PostMapping("/admin/adoption/list")
    String list(@RequestParam String csv, RedirectAttributes flash) {
        try {
            Candidates.Listed listed = candidates.adoptListed(csv, RequestOrigin.ofAdministrator());
            flash.addFlashAttribute(
                    "notice",
                    "%d may be adopted; %d of them the provider had asked for already, and they are being adopted."
                            .formatted(listed.granted(), listed.begun()));
            if (!listed.skipped().isEmpty()) {
                flash.addFlashAttribute("problem", skipped(listed.skipped()));
            }
        } catch (RamException e) {
            flash.addFlashAttribute("problem", "RAM could not be asked, so nothing was done: " + e.getMessage());
        }
        return PAGE;
    }

    private static String skipped(List<Candidates.Skipped> skipped) {
        StringBuilder words = new StringBuilder(skipped.size() + " were left out: ");
        skipped.stream()
                .limit(SKIPPED_SHOWN)
                .forEach(one -> words.append("line ")
                        .append(one.line())
                        .append(", ")
                        .append(one.text())
                        .append(": ")
                        .append(one.reason())
                        .append(". "));
        return words.toString().strip();
    }

    @PostMapping("/admin/adoption/revoke")
    String revoke(@RequestParam String ramId, RedirectAttributes flash) {
        flash.addFlashAttribute(
                "notice",
                grants.revoke(ramId, RequestOrigin.ofAdministrator())
                        ? "It may not be adopted any more. What was adopted already stays so."
                        : "There was nothing to take back.");
        return PAGE;
    }
}
