package ramscim.server.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ramscim.core.resource.ResourceId;
import ramscim.server.admin.AdminApi;
import ramscim.server.admin.BadAdminRequestException;
import ramscim.server.admin.Exports;
import ramscim.server.words.Audience;

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
            @RequestParam(required = false) @Nullable String resource,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String request,
            @RequestParam(required = false) @Nullable Set<AuditKind> kind,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "100") int limit) {
        AuditQuery query = query(resource, subject, actor, request, kind, from, to);
        AuditLog.Page page = log.page(query, before, Math.max(1, Math.min(MAX, limit)));
        return new Events(page.events().stream().map(AuditExport::json).toList(), page.next());
    }

    @Exports("the record of changes")
    @GetMapping("/admin/api/audit/export")
    void export(
            @RequestParam(defaultValue = "JSON_LINES") AuditExport format,
            @RequestParam(required = false) @Nullable String resource,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String request,
            @RequestParam(required = false) @Nullable Set<AuditKind> kind,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        format.send(log, query(resource, subject, actor, request, kind, from, to), Audience.PROGRAMS, response);
    }

    private static AuditQuery query(
            @Nullable String resource,
            @Nullable String subject,
            @Nullable String actor,
            @Nullable String request,
            @Nullable Set<AuditKind> kinds,
            @Nullable Instant from,
            @Nullable Instant to) {
        ResourceId id = resource == null ? null : ResourceId.parse(resource);
        if (resource != null && id == null) {
            throw new BadAdminRequestException("'resource' must be the id of a person or group.");
        }
        return new AuditQuery(id, subject, actor, request, kinds == null ? Set.of() : kinds, from, to);
    }

    @GetMapping("/admin/api/audit/verification")
    ChainVerification verification() {
        return log.verify();
    }
}
