package ramscim.server.ownership;

import java.util.Map;
import java.util.TreeMap;

/**
 * Who keeps RAM users of the account besides this bridge's store.
 *
 * @param others how many users each bridge keeps that is not expected here, by its name
 * @param lost how many users say that they are this bridge's and are not known to its store
 */
public record Sight(Map<String, Integer> others, int lost) {
    public static final Sight NOTHING = new Sight(Map.of(), 0);

    public Sight {
        others = Map.copyOf(others);
    }

    public int users() {
        return others.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The names of the other bridges, for a sentence. */
    public String names() {
        return String.join(", ", new TreeMap<>(others).keySet());
    }
}
