package ramscim.server.alert;

import java.util.List;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.FindingSource;
import ramscim.server.finding.Level;
import ramscim.server.words.Words;

/** Who does not hear of what is wrong. Nobody is told of it: they would not hear of that either. */
final class UnreachedTargets implements FindingSource {
    private final Alerts alerts;

    UnreachedTargets(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public List<Finding> findings() {
        return alerts.unreached().stream().map(UnreachedTargets::finding).toList();
    }

    static Finding finding(Alerts.Result target) {
        Words problem = target.problem();
        return new Finding(
                FindingKind.UNREACHED_TARGET,
                Level.AMBER,
                Words.of("findings.unreached", target.target()),
                problem == null ? Words.of("findings.unreached.advice") : Words.of("findings.unreached.why", problem),
                "/admin/alerts");
    }
}
