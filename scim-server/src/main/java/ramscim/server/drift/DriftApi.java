package ramscim.server.drift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import ramscim.core.reconcile.Drift;
import ramscim.core.resource.ResourceId;
import ramscim.server.admin.AdminApi;
import ramscim.server.admin.BadAdminRequestException;
import ramscim.server.admin.PageNotFoundException;
import ramscim.server.origin.RequestOrigin;

/** Reconciles and what they found, for other programs. */
@AdminApi
final class DriftApi {
    private static final int MAX = 1000;

    private final Reconciliations reconciliations;
    private final DriftReports reports;

    DriftApi(Reconciliations reconciliations, DriftReports reports) {
        this.reconciliations = reconciliations;
        this.reports = reports;
    }

    /** @param reports the newest first */
    record State(Reconciliations.@Nullable Running running, List<DriftReport> reports) {}

    record Start(boolean dryRun) {}

    record Started(String id) {}

    record Findings(int total, List<DriftFinding> findings) {}

    /**
     * Which findings of the newest report are meant.
     *
     * @param positions in the report
     * @param all every one that can be put right, instead of {@code positions}
     * @param drift of {@code all} only those of this class
     */
    record Selection(
            @Nullable List<Integer> positions,
            boolean all,
            @Nullable Drift drift) {}

    record Begun(int begun) {}

    @GetMapping("/admin/api/reconcile")
    State state() {
        return new State(reconciliations.running(), reports.all());
    }

    @PostMapping("/admin/api/reconcile")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started start(@RequestBody(required = false) @Nullable Start start) {
        String id = reconciliations.start(start != null && start.dryRun(), RequestOrigin.ofAdministrator());
        if (id == null) {
            ProblemDetail problem =
                    ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "A reconcile is under way already.");
            throw new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
        }
        return new Started(id);
    }

    @GetMapping("/admin/api/reconcile/{report}/findings")
    Findings findings(
            @PathVariable String report,
            @RequestParam(required = false) @Nullable Drift drift,
            @RequestParam(defaultValue = "0") int skip,
            @RequestParam(defaultValue = "100") int limit) {
        return new Findings(
                reports.count(report, drift),
                reports.findings(report, drift, Math.max(0, skip), Math.max(1, Math.min(MAX, limit))));
    }

    @PostMapping("/admin/api/reconcile/repair")
    Begun repair(@RequestBody Selection selection) {
        DriftReport last = reports.lastWhole();
        if (last == null) {
            throw new PageNotFoundException("There is no report yet.");
        }
        if (selection.all() == (selection.positions() != null)) {
            throw new BadAdminRequestException("Say either which findings are meant, in 'positions', or 'all': true.");
        }
        List<DriftFinding> findings = selection.positions() == null
                ? reports.findings(last.id(), selection.drift(), 0, Integer.MAX_VALUE)
                : reports.findings(last.id(), selection.positions());
        return new Begun(reconciliations.repair(last.id(), findings, RequestOrigin.ofAdministrator()));
    }

    /** One person or group, whatever became of it in RAM. */
    @PostMapping({"/admin/api/people/{id}/reconcile", "/admin/api/groups/{id}/reconcile"})
    Begun reconcile(@PathVariable String id) {
        ResourceId resource = ResourceId.parse(id);
        if (resource == null) {
            throw new PageNotFoundException("Nobody has this id.");
        }
        return new Begun(reconciliations.repair(resource, RequestOrigin.ofAdministrator()) ? 1 : 0);
    }
}
