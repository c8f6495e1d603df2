package ramscim.server.alert;

import java.util.List;

/** Knows of something that can be wrong; every bean of this type is asked again and again. */
@FunctionalInterface
public interface AlertSource {
    /** What is wrong at the moment. An alert begins when its condition is first among these, and ends a while after it was last. */
    List<AlertCondition> conditions();
}
