package ramscim.server.alert;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import ramscim.server.admin.AdminApi;
import ramscim.server.audit.AuditTrail;
import ramscim.server.origin.RequestOrigin;

/** Alerts, for other programs. */
@AdminApi
final class AlertApi {
    private final Alerts alerts;
    private final AuditTrail trail;

    AlertApi(Alerts alerts, AuditTrail trail) {
        this.alerts = alerts;
        this.trail = trail;
    }

    record Answer(List<OpenAlert> open, List<Alerts.TargetView> targets, List<Delivery> deliveries) {}

    @GetMapping("/admin/api/alerts")
    Answer alerts() {
        return new Answer(alerts.open(), alerts.targets(), alerts.latest());
    }

    @PostMapping("/admin/api/alerts/test")
    List<Alerts.Result> test() {
        trail.administered(RequestOrigin.ofAdministrator(), null, "The administrator sent a test alert.");
        return alerts.test();
    }
}
