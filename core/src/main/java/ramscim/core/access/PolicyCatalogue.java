package ramscim.core.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The account's policies and who has them, as they were read last: whoever asks for them costs RAM no call. */
public interface PolicyCatalogue {
    /** In the order in which they came to be known, which a new one does not change. */
    List<CataloguedPolicy> policies();

    /** Null if they were never read. */
    @Nullable Instant readAt();

    /** What was read takes the place of what was read before, at once. */
    void replace(Collection<CataloguedPolicy> policies, Collection<Holding> holdings, Instant now);
}
