package ramscim.server.review;

import java.nio.charset.StandardCharsets;
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
import ramscim.server.access.CatalogueRefresh;
import ramscim.server.admin.DashboardPage;
import ramscim.server.admin.Exports;
import ramscim.server.words.Audience;
import ramscim.server.words.Words;

/** The access page: policies and who has them, and the same as a file that somebody can sign. */
@DashboardPage
final class AccessPages {
    private final AccessReview review;
    private final CatalogueRefresh refresh;

    AccessPages(AccessReview review, CatalogueRefresh refresh) {
        this.review = review;
        this.refresh = refresh;
    }

    @GetMapping("/admin/access")
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String policy,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("query", q == null ? "" : q.strip());
        model.addAttribute("policy", policy == null ? "" : policy.strip());
        model.addAttribute("page", review.page(AccessReview.query(q, policy), page));
        model.addAttribute("reading", refresh.isRunning());
        model.addAttribute("failed", refresh.problem());
        return "admin/access";
    }

    @Exports("who has which policy")
    @GetMapping("/admin/access.csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String policy) {
        String table = AccessCsv.of(review, AccessReview.query(q, policy), Audience.viewer());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("access-review.csv")
                                .build()
                                .toString())
                .body(table.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/admin/access/read")
    String read(RedirectAttributes flash) {
        flash.addFlashAttribute(
                "notice", refresh.start() ? Words.of("access.read-begun") : Words.of("access.read-already"));
        return "redirect:/admin/access";
    }
}
