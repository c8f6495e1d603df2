package ramscim.server.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ramscim.server.access.CatalogueRefresh;
import ramscim.server.admin.AdminApi;

/** Who has which policy, for other programs. */
@AdminApi
final class AccessApi {
    private final AccessReview review;
    private final CatalogueRefresh refresh;

    AccessApi(AccessReview review, CatalogueRefresh refresh) {
        this.review = review;
        this.refresh = refresh;
    }

    /**
     * @param started whether a reading has begun; otherwise one is under way already
     * @param readAt when RAM was read last; null: never
     */
    record Reading(boolean started, @Nullable Instant readAt) {}

    @GetMapping("/admin/api/access")
    AccessReview.Page list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String policy,
            @RequestParam(defaultValue = "1") int page) {
        return review.page(AccessReview.query(q, policy), page);
    }

    @PostMapping("/admin/api/access/read")
    Reading read() {
        return new Reading(refresh.start(), review.readAt());
    }
}
