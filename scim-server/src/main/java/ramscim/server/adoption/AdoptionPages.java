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
import ramscim.server.words.Words;

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
            flash.addFlashAttribute("notice", Words.of("adoption.begun", adopted.begun()));
        }
        if (!adopted.problems().isEmpty()) {
            flash.addFlashAttribute("problem", Words.sentences(adopted.problems()));
        } else if (adopted.begun() == 0) {
            flash.addFlashAttribute("problem", Words.of("adoption.nothing-chosen"));
        }
        return PAGE;
    }

    @PostMapping("/admin/adoption/list")
    String list(@RequestParam String csv, RedirectAttributes flash) {
        try {
            Candidates.Listed listed = candidates.adoptListed(csv, RequestOrigin.ofAdministrator());
            flash.addFlashAttribute("notice", Words.of("adoption.listed", listed.granted(), listed.begun()));
            if (!listed.skipped().isEmpty()) {
                flash.addFlashAttribute("problem", skipped(listed.skipped()));
            }
        } catch (RamException e) {
            flash.addFlashAttribute("problem", Words.of("adoption.not-asked", String.valueOf(e.getMessage())));
        }
        return PAGE;
    }

    private static Words skipped(List<Candidates.Skipped> skipped) {
        List<Words> lines = skipped.stream()
                .limit(SKIPPED_SHOWN)
                .map(one -> Words.of("adoption.left-out.line", one.line(), one.text(), one.reason()))
                .toList();
        return Words.of("adoption.left-out", skipped.size(), Words.sentences(lines));
    }

    @PostMapping("/admin/adoption/revoke")
    String revoke(@RequestParam String ramId, RedirectAttributes flash) {
        flash.addFlashAttribute(
                "notice",
                grants.revoke(ramId, RequestOrigin.ofAdministrator())
                        ? Words.of("adoption.taken-back")
                        : Words.of("adoption.nothing-to-take-back"));
        return PAGE;
    }
}
