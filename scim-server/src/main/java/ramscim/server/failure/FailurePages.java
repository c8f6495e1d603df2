package ramscim.server.failure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ramscim.server.admin.DashboardPage;
import ramscim.server.admin.Exports;
import ramscim.server.failure.Retries.Result;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;

/** The failures page: what does not come through, by cause, and what can be done. */
@DashboardPage
final class FailurePages {
    private static final String PAGE = "redirect:/admin/failures";

    private final Failures failures;
    private final Retries retries;

    FailurePages(Failures failures, Retries retries) {
        this.failures = failures;
        this.retries = retries;
    }

    @GetMapping("/admin/failures")
    String list(Model model) {
        model.addAttribute("groups", FailureGroup.of(failures.all()));
        return "admin/failures";
    }

    @GetMapping("/admin/failures/live")
    String live(Model model) {
        list(model);
        return "admin/failures :: live";
    }

    @Exports("the list of failures")
    @GetMapping("/admin/failures.csv")
    ResponseEntity<byte[]> csv() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("failures.csv")
                                .build()
                                .toString())
                .body(FailureCsv.of(failures.all(), Audience.viewer()).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/admin/failures/retry")
    String retry(
            @RequestParam String key,
            @RequestParam(defaultValue = "/admin/failures") String back,
            RedirectAttributes flash) {
        told(retries.retry(key), flash);
        return back.matches("/admin/(people|groups)/[0-9a-f-]+") ? "redirect:" + back : PAGE;
    }

    @PostMapping("/admin/failures/free-name")
    String freeName(@RequestParam String key, RedirectAttributes flash) {
        return told(retries.freeName(key), flash);
    }

    /** Everything, or what fails for one cause. */
    @PostMapping("/admin/failures/retry-all")
    String retryAll(@RequestParam(required = false) @Nullable FailureCause cause, RedirectAttributes flash) {
        List<FailingChange> changes = failures.all().stream()
                .filter(change -> cause == null || change.cause() == cause)
                .toList();
        return told(retries.retryAll(changes), flash);
    }

    @PostMapping("/admin/failures/dismiss")
    String dismiss(@RequestParam String key, RedirectAttributes flash) {
        flash.addFlashAttribute(
                "notice",
                retries.dismiss(key) ? Words.of("failures.dismissed") : Words.of("failures.nothing-to-dismiss"));
        return PAGE;
    }

    private static String told(Result result, RedirectAttributes flash) {
        if (result.begun() > 0) {
            flash.addFlashAttribute("notice", Words.of("failures.begun", result.begun()));
        }
        if (result.problem() != null) {
            flash.addFlashAttribute("problem", result.told());
        } else if (result.begun() == 0) {
            flash.addFlashAttribute("notice", Words.of("failures.nothing-to-retry"));
        }
        return PAGE;
    }
}
