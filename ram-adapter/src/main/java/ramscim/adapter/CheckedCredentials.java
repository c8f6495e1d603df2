package ramscim.adapter;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.AlibabaCloudCredentialsProvider;
import com.aliyuncs.auth.BasicSessionCredentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

/**
 * The credentials at hand. They are renewed off the path of calls, so that a call waits for a token service only while there is nothing else to call
 * with; then one asks and the others wait for it, and for a while after a failure nobody asks again.
 */
final class CheckedCredentials implements AlibabaCloudCredentialsProvider {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final CredentialSource source;
    private final Clock clock;
    private volatile @Nullable AlibabaCloudCredentials current;
    private volatile @Nullable RamException problem;
    private @Nullable AlibabaCloudCredentials latest;
    private volatile long generation;
    private boolean hadThem;
    private Instant failed = Instant.MIN;

    CheckedCredentials(CredentialSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public AlibabaCloudCredentials getCredentials() {
        AlibabaCloudCredentials known = current;
        return known == null ? await() : known;
    }

    private synchronized AlibabaCloudCredentials await() {
        AlibabaCloudCredentials known = current;
        if (known != null) {
            return known;
        }
        RamException failure = problem;
        if (failure != null && clock.instant().isBefore(failed.plus(PAUSE))) {
            throw failure;
        }
        return fetch();
    }

    private AlibabaCloudCredentials fetch() {
        try {
            AlibabaCloudCredentials fetched = source.fetch();
            if (latest == null || !isSame(latest, fetched)) {
                latest = fetched;
                generation++;
            }
            current = fetched;
            problem = null;
            hadThem = true;
            return fetched;
        } catch (RamException e) {
            RamException failure = hadThem ? notRenewed(e) : e;
            problem = failure;
            failed = clock.instant();
            throw failure;
        }
    }

    /** Fetches new ones if there are none or if these end soon. What fails is tried again the next time; what is at hand is used meanwhile. */
    synchronized void renew() {
        AlibabaCloudCredentials known = current;
        if (known == null || mayChange(known)) {
            try {
                fetch();
            } catch (RamException e) {
                // problem() tells
            }
        }
    }

    /** Keys without an end are read again, because whoever rotates them changes them where they are kept. */
    private static boolean mayChange(AlibabaCloudCredentials credentials) {
        return !(credentials instanceof BasicSessionCredentials session) || session.willSoonExpire();
    }

    /** RAM does not take these; whether there are others by now. */
    synchronized boolean replace(AlibabaCloudCredentials refused) {
        if (current == refused) {
            current = null;
            renew();
        }
        AlibabaCloudCredentials now = current;
        return now != null && !isSame(now, refused);
    }

    private static boolean isSame(AlibabaCloudCredentials one, AlibabaCloudCredentials other) {
        return one.getAccessKeyId().equals(other.getAccessKeyId())
                && one.getAccessKeySecret().equals(other.getAccessKeySecret())
                && Objects.equals(token(one), token(other));
    }

    private static @Nullable String token(AlibabaCloudCredentials credentials) {
        return credentials instanceof BasicSessionCredentials session ? session.getSessionToken() : null;
    }

    /** Why there were no new ones when the source was last asked. */
    Optional<String> problem() {
        return Optional.ofNullable(problem).map(RamException::getMessage);
    }

    /** A number that is another one as soon as the credentials are others. */
    long generation() {
        return generation;
    }

    /** Whether there is something to call with. */
    boolean hasAny() {
        return current != null;
    }

    String source() {
        return source.description();
    }

    private static RamException notRenewed(RamException why) {
        return RamException.unanswered(
                Reason.UNAVAILABLE,
                "Bridge.CredentialsNotRenewed",
                "The bridge's Alibaba Cloud credentials could not be renewed. " + why.getMessage());
    }
}
