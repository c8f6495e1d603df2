package ramscim.server.alert;

import java.time.Instant;
import ramscim.server.finding.Severity;
import ramscim.server.words.Words;

/**
 * Something that is wrong and that was told of.
 *
 * @param id the same in all notices about it
 * @param since when it was first seen
 * @param lastSeen when it was last seen
 */
public record OpenAlert(
        String id,
        String name,
        String kind,
        Severity severity,
        Words summary,
        Words advice,
        String page,
        Instant since,
        Instant lastSeen) {}
