package ramscim.core.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What an observed user looks like after its tags changed. */
final class TagSets {
    private TagSets() {}

    static ObservedUser with(ObservedUser before, Map<String, String> added) {
        Map<String, String> tags = new HashMap<>(before.user().tags());
        tags.putAll(added);
        Set<String> managed = new HashSet<>(before.managedTagKeys());
        managed.addAll(added.keySet());
        return before.with(before.user().withTags(tags), managed);
    }

    static ObservedUser without(ObservedUser before, Set<String> removed) {
        Map<String, String> tags = new HashMap<>(before.user().tags());
        tags.keySet().removeAll(removed);
        Set<String> managed = new HashSet<>(before.managedTagKeys());
        managed.removeAll(removed);
        return before.with(before.user().withTags(tags), managed);
    }
}
