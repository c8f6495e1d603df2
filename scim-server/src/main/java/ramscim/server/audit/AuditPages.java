package ramscim.server.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ramscim.server.admin.DashboardPage;
import ramscim.server.admin.Exports;
import ramscim.server.words.Audience;

/** The record of changes: searched, verified and taken along. */
@DashboardPage
final class AuditPages {
    private static final int EVENTS = 50;

    private final AuditLog log;

    AuditPages(AuditLog log) {
        this.log = log;
    }

    @GetMapping("/admin/audit")
    String list(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String request,
            @RequestParam(required = false) @Nullable AuditKind kind,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "false") boolean verify,
            Model model) {
        AuditLog.Page page = log.page(query(subject, request, kind, from, to), before, EVENTS);
        model.addAttribute("events", page.events().stream().map(EventView::of).toList());
        model.addAttribute("older", page.next());
        model.addAttribute("kinds", AuditKind.values());
        model.addAttribute("subject", subject);
        model.addAttribute("request", request);
        model.addAttribute("kind", kind);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("verification", verify ? log.verify() : null);
        return "admin/audit";
    }

    @Exports("the record of changes")
    @GetMapping("/admin/audit.csv")
    void csv(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String request,
            @RequestParam(required = false) @Nullable AuditKind kind,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletResponse response)
            throws IOException {
        AuditExport.CSV.send(log, query(subject, request, kind, from, to), Audience.viewer(), response);
    }

    @Exports("the record of changes")
    @GetMapping("/admin/audit.jsonl")
    void json(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String request,
            @RequestParam(required = false) @Nullable AuditKind kind,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletResponse response)
            throws IOException {
        AuditExport.JSON_LINES.send(log, query(subject, request, kind, from, to), Audience.PROGRAMS, response);
    }

    private static AuditQuery query(
            @Nullable String subject,
            @Nullable String request,
            @Nullable AuditKind kind,
            @Nullable String from,
            @Nullable String to) {
        return new AuditQuery(
                null, subject, null, request, kind == null ? Set.of() : Set.of(kind), day(from, 0), day(to, 1));
    }

    /** The beginning of a day where the viewer is, or of the one after; what is no day does not matter. */
    private static @Nullable Instant day(@Nullable String text, int later) {
        try {
            return text == null || text.isBlank()
                    ? null
                    : LocalDate.parse(text.strip())
                            .plusDays(later)
                            .atStartOfDay(Audience.viewer().zone())
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
