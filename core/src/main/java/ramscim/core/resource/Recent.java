package ramscim.core.resource;

import java.util.LinkedHashMap;
import java.util.Map;

/** Forgets what was looked at longest ago, when there is more than there may be. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    public Recent(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
