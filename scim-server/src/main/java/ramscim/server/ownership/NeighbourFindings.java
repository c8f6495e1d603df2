package ramscim.server.ownership;

import java.util.ArrayList;
import java.util.List;
import ramscim.server.finding.Finding;
import ramscim.server.finding.FindingKind;
import ramscim.server.finding.FindingSource;
import ramscim.server.finding.Level;
import ramscim.server.words.Words;

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
                    Words.of("findings.neighbours", sight.users(), sight.names()),
                    Words.of("findings.neighbours.advice"),
                    null));
        }
        if (sight.lost() > 0) {
            findings.add(new Finding(
                    FindingKind.UNKNOWN_USERS,
                    Level.AMBER,
                    Words.of("findings.unknown-users", sight.lost()),
                    Words.of("findings.unknown-users.advice"),
                    null));
        }
        return findings;
    }
}
