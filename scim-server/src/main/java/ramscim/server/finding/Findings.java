package ramscim.server.finding;

import java.util.List;

/** All that is wrong at the moment, from every source. */
@FunctionalInterface
public interface Findings {
    List<Finding> all();
}
