package ramscim.core.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.directory.AccountCall.GetCallerIdentity;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.CallerIdentity;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamOperation;

/**
 * The account that the store is about, and whether the credentials at hand are of it.
 *
 * <p>It is asked before the first call, again when the credentials change, and every hour. Where STS cannot be asked, the default domain stands for the
 * account. What is confirmed once holds until the credentials change, even if nobody can be asked any more; what never was is not believed.
 */
public final class HomeAccount {
    /** The code of a call that was not made because the credentials are of another account. */
    public static final String ANOTHER_ACCOUNT = "Bridge.AnotherAccount";

    /** The code of a call that was not made because nobody told whose account the credentials are of. */
    public static final String NOT_CONFIRMED = "Bridge.AccountNotConfirmed";

    /** The start command that makes another account the one that the store is about. */
    public static final String ACCEPT = "accept-account";

    private static final Logger LOG = LoggerFactory.getLogger(HomeAccount.class);

    private static final Duration CONFIRMED_FOR = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration TIME_OF_STS = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final RamDirectory directory;
    private final KeptAccount kept;
    private final LongSupplier credentials;
    private final Clock clock;
    private volatile @Nullable Standing standing;

    /**
     * What is known at the moment.
     *
     * @param credentials of which it is known
     * @param caller null if STS did not tell
     * @param problem why no call may be made; null if calls may be made
     */
    private record Standing(
            long credentials,
            Instant at,
            @Nullable CallerIdentity caller,
            @Nullable RamException problem) {
        boolean isAway() {
            return problem != null && problem.code().equals(ANOTHER_ACCOUNT);
        }
    }

    /**
     * @param directory that nothing stands before
     * @param credentials a number that is another one whenever the credentials are others
     */
    public HomeAccount(RamDirectory directory, KeptAccount kept, LongSupplier credentials, Clock clock) {
        this.directory = directory;
        this.kept = kept;
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * To be asked before each call.
     *
     * @throws RamException {@code UNAVAILABLE} if the credentials are of another account, or nobody tells
     */
    public void require(RamOperation operation, Errand errand) {
        if (operation == RamOperation.GET_CALLER_IDENTITY || operation == RamOperation.GET_DEFAULT_DOMAIN) {
            // They tell whose the credentials are.
            return;
        }
        Standing now = standing;
        if (now == null
                || now.credentials() != credentials.getAsLong()
                || (isUnheard(now) && isOlderThan(now, PAUSE))) {
            now = confirm(now, errand);
        }
        RamException problem = now.problem();
        if (problem != null) {
            throw problem;
        }
    }

    /** Asks again if it is time to. To be called now and then, by nobody who is waited for. */
    public void refresh() {
        Standing now = standing;
        if (now == null
                || now.credentials() != credentials.getAsLong()
                || now.problem() != null
                || isOlderThan(now, CONFIRMED_FOR)) {
            confirm(now, Errand.unawaited());
        }
    }

    /** One sentence, if the credentials are of another account. Costs no call. */
    public @Nullable String problem() {
        Standing now = standing;
        RamException problem = now == null || !now.isAway() ? null : now.problem();
        return problem == null ? null : problem.getMessage();
    }

    /** Who signs the calls; null if STS did not tell. Costs no call. */
    public @Nullable CallerIdentity caller() {
        Standing now = standing;
        return now == null ? null : now.caller();
    }

    /** One asks, and whoever came meanwhile takes its answer. */
    private synchronized Standing confirm(@Nullable Standing seen, Errand errand) {
        Standing before = standing;
        if (before != null && before != seen && before.credentials() == credentials.getAsLong()) {
            return before;
        }
        Standing now = ask(errand);
        if (isUnheard(now) && before != null && before.problem() == null && before.credentials() == now.credentials()) {
            return before;
        }
        tell(before, now);
        standing = now;
        return now;
    }

    private static boolean isUnheard(Standing now) {
        return now.problem() != null && !now.isAway();
    }

    private boolean isOlderThan(Standing now, Duration age) {
        return !clock.instant().isBefore(now.at().plus(age));
    }

    /** The credentials may change while they are asked about, and come into being by it. */
    private Standing ask(Errand errand) {
        long of;
        Standing asked;
        int tries = 0;
        do {
            of = credentials.getAsLong();
            asked = askOnce(of, errand);
            tries++;
        } while (of != credentials.getAsLong() && tries < 3);
        return asked;
    }

    private Standing askOnce(long of, Errand errand) {
        CallerIdentity caller = null;
        try {
            caller = askSts(errand);
            AccountIdentity now = identity(caller, errand);
            return new Standing(of, clock.instant(), caller, compare(now));
        } catch (RamException e) {
            return new Standing(of, clock.instant(), caller, e);
        }
    }

    private @Nullable CallerIdentity askSts(Errand errand) {
        try {
            return directory.call(new GetCallerIdentity(), errand.within(TIME_OF_STS));
        } catch (RamException e) {
            LOG.debug("STS does not tell whose credentials these are: {}", e.brief());
            return null;
        }
    }

    /** It matters only where STS did not tell; and there, what does not allow it to be asked does not pass. */
    private @Nullable String domain(@Nullable CallerIdentity caller, Errand errand) {
        try {
            return directory.call(new GetDefaultDomain(), errand);
        } catch (RamException e) {
            if (caller == null && e.reason() != Reason.FORBIDDEN) {
                throw e;
            }
            return null;
        }
    }

    private AccountIdentity identity(@Nullable CallerIdentity caller, Errand errand) {
        return new AccountIdentity(caller == null ? null : caller.accountId(), domain(caller, errand));
    }

    private @Nullable RamException compare(AccountIdentity now) {
        AccountIdentity home = kept.find();
        if (home == null) {
            home = now.isKnown() ? kept.keep(null, now, clock.instant()) : now;
        } else if (!home.isComparableWith(now)) {
            return RamException.notTried(
                    NOT_CONFIRMED,
                    "Neither STS nor RAM tells whose account the credentials are of, and what the bridge knows is of the account %s: no call is made until one of them does."
                            .formatted(home),
                    PAUSE);
        }
        if (now.isKnown() && !home.isSameAs(now)) {
            return RamException.notTried(ANOTHER_ACCOUNT, sentence(home, now), RETRY_AFTER);
        }
        AccountIdentity better = now.or(home);
        if (!better.equals(home)) {
            kept.keep(home, better, clock.instant());
        }
        return null;
    }

    private static String sentence(AccountIdentity home, AccountIdentity now) {
        return "The credentials are of the account %s, and what the bridge knows is of the account %s: nothing is read from RAM or written to it. Give the bridge credentials of that account, or start it once with --%s if this one takes its place."
                .formatted(now, home, ACCEPT);
    }

    private static void tell(@Nullable Standing before, Standing now) {
        RamException problem = now.problem();
        if (now.isAway() && problem != null && (before == null || !before.isAway())) {
            LOG.error("{}", problem.getMessage());
        } else if (problem == null && (before == null || before.isAway())) {
            LOG.info("The credentials are of the account that the store is about");
        }
    }

    /** An account that asks to be the one that the store is about. */
    public record Claim(AccountIdentity account) {}

    /**
     * The account of the credentials.
     *
     * @throws RamException if nobody tells whose they are
     */
    public Claim claim() {
        Errand errand = Errand.unawaited();
        AccountIdentity now = identity(askSts(errand), errand);
        if (!now.isKnown()) {
            throw RamException.notTried(
                    NOT_CONFIRMED, "Neither STS nor RAM tells whose account the credentials are of.", PAUSE);
        }
        return new Claim(now);
    }

    /**
     * Makes it the one that the store is about.
     *
     * @return what was accepted, in a sentence; null if it is that already
     */
    public synchronized @Nullable String accept(Claim claim) {
        AccountIdentity now = claim.account();
        AccountIdentity home = kept.find();
        if (home != null && home.isComparableWith(now) && home.isSameAs(now)) {
            return null;
        }
        kept.keep(home, now, clock.instant());
        standing = null;
        return home == null
                ? "The account %s was accepted as the one that the store is about.".formatted(now)
                : "The account %s was accepted in the place of the account %s.".formatted(now, home);
    }
}
