package ramscim.server.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ramscim.server.admin.AdminApi;

/** The record of changes, for other programs. */
@AdminApi
final class AuditApi {
    private static final int MAX = 1000;

    private final AuditLog log;

    AuditApi(AuditLog log) {
        this.log = log;
    }

    /** @param before what to ask for to get older events; null if there are none */
    record Events(List<ObjectNode> events, @Nullable Long before) {}

    @GetMapping("/admin/api/audit")
    Events events(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String request,
            @RequestParam(required = false) @Nullable Set<AuditKind> kind,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "100") int limit) {
        AuditQuery query = new AuditQuery(null, subject, actor, request, kind == null ? Set.of() : kind, from, to);
        AuditLog.Page page = log.page(query, before, Math.max(1, Math.min(MAX, limit)));
        return new Events(page.events().stream().map(AuditExport::json).toList(), page.next());
    }

    @GetMapping("/admin/api/audit/verification")
    ChainVerification verification() {
        return log.verify();
    }
}
