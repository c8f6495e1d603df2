package ramscim.server.drift;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ramscim.core.reconcile.Drift;
import ramscim.core.resource.ResourceId;
import ramscim.server.admin.DashboardPage;
import ramscim.server.origin.RequestOrigin;
import ramscim.server.words.Words;

/** Drift: where RAM is not as it was confirmed, and what to do about it. */
@DashboardPage
final class DriftPages {
    private static final int SHOWN = 100;
    private static final String PAGE = "redirect:/admin/drift";

    private final Reconciliations reconciliations;
    private final DriftReports reports;
    private final ReconcileProperties properties;

    DriftPages(Reconciliations reconciliations, DriftReports reports, ReconcileProperties properties) {
        this.reconciliations = reconciliations;
        this.reports = reports;
        this.properties = properties;
    }

    /** A class as the page shows it. */
    record Tile(Drift drift, DriftWords words, int count, int open) {}

    /** A finding as the page shows it. */
    record Row(DriftFinding finding, DriftWords words) {}

    @GetMapping("/admin/drift")
    String drift(
            @RequestParam(required = false) @Nullable Drift drift,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        DriftReport report = reports.lastWhole();
        DriftReport last = reports.last();
        model.addAttribute("running", reconciliations.running());
        model.addAttribute("interval", properties.interval().isZero() ? null : properties.interval());
        model.addAttribute("report", report);
        model.addAttribute("failed", last == null || last.problem() == null ? null : last);
        model.addAttribute("chosen", drift);
        model.addAttribute("number", Math.max(0, page));
        model.addAttribute("tiles", report == null ? List.of() : tiles(report));
        int total = report == null ? 0 : reports.count(report.id(), drift);
        model.addAttribute("total", total);
        model.addAttribute("pages", (total + SHOWN - 1) / SHOWN);
        model.addAttribute(
                "rows",
                report == null
                        ? List.of()
                        : reports.findings(report.id(), drift, Math.max(0, page) * SHOWN, SHOWN).stream()
                                .map(finding -> new Row(finding, DriftWords.of(finding.drift())))
                                .toList());
        return "admin/drift";
    }

    @GetMapping("/admin/drift/live")
    String live(Model model) {
        model.addAttribute("running", reconciliations.running());
        model.addAttribute("ended", true);
        return "admin/drift :: progress";
    }

    private static List<Tile> tiles(DriftReport report) {
        List<Tile> tiles = new ArrayList<>();
        for (Drift drift : Drift.values()) {
            tiles.add(new Tile(drift, DriftWords.of(drift), report.count(drift), report.open(drift)));
        }
        return tiles;
    }

    @PostMapping("/admin/drift/run")
    String run(@RequestParam(defaultValue = "false") boolean dryRun, RedirectAttributes flash) {
        String id = reconciliations.start(dryRun, RequestOrigin.ofAdministrator());
        flash.addFlashAttribute("notice", Words.of(id == null ? "drift.under-way" : "drift.begun"));
        return PAGE;
    }

    @PostMapping("/admin/drift/repair")
    String repair(
            @RequestParam String report,
            @RequestParam(required = false) @Nullable List<Integer> positions,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable Drift drift,
            RedirectAttributes flash) {
        List<DriftFinding> chosen = all
                ? reports.findings(report, drift, 0, Integer.MAX_VALUE)
                : reports.findings(report, positions == null ? List.of() : positions);
        told(reconciliations.repair(report, chosen, RequestOrigin.ofAdministrator()), flash);
        return PAGE;
    }

    @PostMapping("/admin/people/{id}/reconcile")
    String person(@PathVariable String id, RedirectAttributes flash) {
        return reconcile(id, "people", flash);
    }

    @PostMapping("/admin/groups/{id}/reconcile")
    String group(@PathVariable String id, RedirectAttributes flash) {
        return reconcile(id, "groups", flash);
    }

    private String reconcile(String id, String folder, RedirectAttributes flash) {
        ResourceId resource = ResourceId.parse(id);
        if (resource != null && reconciliations.repair(resource, RequestOrigin.ofAdministrator())) {
            flash.addFlashAttribute("notice", Words.of("people.reconcile-begun"));
        } else {
            flash.addFlashAttribute("problem", Words.of("people.reconcile-none"));
        }
        return resource == null ? "redirect:/admin/" + folder : "redirect:/admin/" + folder + "/" + resource;
    }

    private static void told(int begun, RedirectAttributes flash) {
        if (begun == 0) {
            flash.addFlashAttribute("problem", Words.of("drift.repair-none"));
        } else {
            flash.addFlashAttribute("notice", Words.of("drift.repair-begun", begun));
        }
    }
}
