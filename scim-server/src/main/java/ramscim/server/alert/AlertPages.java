package ramscim.server.alert;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ramscim.server.admin.DashboardPage;
import ramscim.server.words.Words;

/** What is wrong, who is told, and whether it arrives. */
@DashboardPage
final class AlertPages {
    private final Alerts alerts;
    private final AlertApi api;

    AlertPages(Alerts alerts, AlertApi api) {
        this.alerts = alerts;
        this.api = api;
    }

    @GetMapping("/admin/alerts")
    String list(Model model) {
        model.addAttribute("open", alerts.open());
        model.addAttribute("targets", alerts.targets());
        model.addAttribute("deliveries", alerts.latest());
        return "admin/alerts";
    }

    @PostMapping("/admin/alerts/test")
    String test(RedirectAttributes flash) {
        List<Alerts.Result> results = api.test();
        String arrived = names(results.stream().filter(Alerts.Result::delivered).toList());
        List<Alerts.Result> lost =
                results.stream().filter(result -> !result.delivered()).toList();
        if (!arrived.isEmpty()) {
            flash.addFlashAttribute("notice", Words.of("alerts.test.arrived", arrived));
        }
        lost.stream()
                .map(AlertPages::where)
                .reduce((one, next) -> Words.of("alerts.test.and", one, next))
                .ifPresent(where -> flash.addFlashAttribute("problem", Words.of("alerts.test.lost", where)));
        return "redirect:/admin/alerts";
    }

    private static Words where(Alerts.Result lost) {
        return Words.of("alerts.test.where", lost.target(), Objects.requireNonNull(lost.problem()));
    }

    private static String names(List<Alerts.Result> results) {
        return results.stream().map(Alerts.Result::target).collect(Collectors.joining(", "));
    }
}
