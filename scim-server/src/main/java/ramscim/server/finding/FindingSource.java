package ramscim.server.finding;

import java.util.List;

/** Knows of something that can be wrong; every bean of this type is asked again and again. */
@FunctionalInterface
public interface FindingSource {
    /** What is wrong at the moment. */
    List<Finding> findings();
}
