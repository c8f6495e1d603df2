package ramscim.adapter;

import com.aliyuncs.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamOperation;

/** How RAM has taken the bridge's own credentials so far: refused, or not allowed to do something; learned from the calls that were made. */
public final class Standing {
    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

    private final ServerClock serverClock;
    private final Map<String, String> missing = new ConcurrentHashMap<>();
    private final Set<String> granted = ConcurrentHashMap.newKeySet();
    private final Map<String, String> notOffered = new ConcurrentHashMap<>();
    private volatile @Nullable String refusal;

    Standing(Clock clock) {
        serverClock = new ServerClock(clock);
    }

    void received(HttpResponse response) {
        serverClock.note(response.getHeaderValue("Date"));
    }

    /** RAM did what was asked. */
    void succeeded(RamOperation operation) {
        accepted();
        String permission = operation.permission();
        notOffered.remove(operation.action());
        if (granted.add(permission) || !missing.isEmpty()) {
            missing.remove(permission);
        }
    }

    /** RAM answered, and had nothing against the credentials. */
    void accepted() {
        refusal = null;
    }

    void failed(RamOperation operation, RamException failure) {
        if (failure.reason() == Reason.UNAUTHENTICATED && failure.requestId() != null) {
            refusal = failure.getMessage();
        } else if (failure.reason() == Reason.FORBIDDEN) {
            accepted();
            if (operation.isDispensable()) {
                return;
            }
            granted.remove(operation.permission());
            missing.put(operation.permission(), String.valueOf(failure.getMessage()));
        }
    }

    /** The account does not know the operation, or does not let the bridge make it, and the bridge goes on without. */
    void notOffered(RamOperation operation, RamException refusal) {
        if (notOffered.put(operation.action(), String.valueOf(refusal.getMessage())) == null) {
            LOG.warn(
                    "{} is not to be had from this account; what it would show stays as it is: {}",
                    operation,
                    refusal.brief());
        }
    }

    /** The operations that the bridge goes on without, and what RAM said; whoever leaves keeps what only they show. */
    public SortedMap<String, String> notOffered() {
        return new TreeMap<>(notOffered);
    }

    /** Why RAM did not take the credentials at the last call. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** The permissions that RAM said are missing, and in what words; those that it granted since are none. */
    public SortedMap<String, String> missingPermissions() {
        return new TreeMap<>(missing);
    }

    /** The permissions that calls were made with. */
    public SortedSet<String> grantedPermissions() {
        return new TreeSet<>(granted);
    }

    /** How far RAM's clock is ahead of this machine's; empty if RAM has not said. */
    public Optional<Duration> clockAhead() {
        return serverClock.ahead();
    }
}
