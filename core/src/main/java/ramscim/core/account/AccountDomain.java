package ramscim.core.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;

/**
 * The domain of the account's logon names: configured, or asked from RAM and remembered for a while. SetDefaultDomain
 * changes it, which is usual when single sign-on is set up.
 */
public final class AccountDomain {
    private static final Logger LOG = LoggerFactory.getLogger(AccountDomain.class);

    /** Stands in for the real one as long as RAM could not be asked; as long as a default domain can be (64 characters). */
    private static final String UNKNOWN = "x".repeat(51) + ".onaliyun.com";

    private static final Duration BELIEVED = Duration.ofHours(1);

    private final RamDirectory directory;
    private final @Nullable String configured;
    private final Clock clock;
    private volatile @Nullable Known known;

    private record Known(String domain, Instant until) {}

    public AccountDomain(RamDirectory directory, @Nullable String configured, Clock clock) {
        this.directory = directory;
        this.configured = configured;
        this.clock = clock;
    }

    /** The domain; asks RAM if it is not known yet, or not any more; where RAM does not tell, what was known last is as good. */
    public String get() {
        return get(Errand.unawaited());
    }

    /** The same, for a piece of work that cannot do without. */
    public String get(Errand errand) {
        if (configured != null) {
            return configured;
        }
        Known last = known;
        if (last != null && clock.instant().isBefore(last.until())) {
            return last.domain();
        }
        try {
            return asked(errand);
        } catch (RamException e) {
            if (last == null) {
                throw e;
            }
            LOG.debug("The account's domain is taken to be what it was", e);
            return last.domain();
        }
    }

    /** The domain as RAM has it now, because RAM refused a name in the one that was known; one that is configured stays. */
    public String askAnew(Errand errand) {
        return configured == null ? asked(errand) : configured;
    }

    private String asked(Errand errand) {
        Known last = known;
        String domain = directory.call(new GetDefaultDomain(), errand);
        if (last != null && !last.domain().equals(domain)) {
            LOG.info("The account's domain is {} now; it was {}", domain, last.domain());
        }
        known = new Known(domain, clock.instant().plus(BELIEVED));
        return domain;
    }

    /** The domain if it is known, else one that a name which fits it fits any. */
    public String knownOrLongest() {
        if (configured != null) {
            return configured;
        }
        Known last = known;
        return last == null ? UNKNOWN : last.domain();
    }
}
