package ramscim.server.ownership;

import java.util.ArrayList;
import java.util.List;
import ramscim.server.finding.Counted;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.FindingSource;
import ramscim.server.finding.Level;

/** Who else is at work in the account. */
final class NeighbourFindings implements FindingSource {
    private final Neighbours neighbours;

    NeighbourFindings(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    @Override
    public List<Finding> findings() {
        return of(neighbours.sight());
    }

    static List<Finding> of(Sight sight) {
        List<Finding> findings = new ArrayList<>();
        if (!sight.others().isEmpty()) {
            findings.add(new Finding(
                    FindingKind.NEIGHBOURS,
                    Level.AMBER,
                    "%s kept by another bridge on this account (%s); this one leaves them alone."
                            .formatted(Counted.of(sight.users(), "RAM user is", "RAM users are"), sight.names()),
                    "If both are meant, list the other in bridge.neighbours. If one was pointed at the wrong account, stop it.",
                    null));
        }
        if (sight.lost() > 0) {
            findings.add(new Finding(
                    FindingKind.UNKNOWN_USERS,
                    Level.AMBER,
                    "%s of RAM's users name this bridge as theirs, and its store does not know them."
                            .formatted(sight.lost()),
                    "An older store was restored, or the store was lost: see the guide on disasters.",
                    null));
        }
        return findings;
    }
}
