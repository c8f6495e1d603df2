package ramscim.server.jwt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of an issuer as far as they are known. A key that is not among them has the set fetched again, but not more
 * often than now and then, for anybody can make up a key's id. While the issuer cannot be reached, the known keys go on
 * for a day.
 */
final class IssuerKeys {
    /** How old a set may be before it is looked whether there is a newer one. */
    static final Duration FRESH = Duration.ofMinutes(30);

    /** The shortest time between two looks. */
    static final Duration PAUSE = Duration.ofSeconds(15);

    /** How long keys are believed that nobody confirms. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

    private final String issuer;
    private final KeySource source;
    private final Executor background;
    private final Clock clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Known known = new Known(new JWKSet(), Instant.MIN, Instant.MIN, true);

    /**
     * @param fetched when the issuer said so last
     * @param looked when it was asked last
     * @param failed whether it did not answer then
     */
    private record Known(JWKSet keys, Instant fetched, Instant looked, boolean failed) {}

    IssuerKeys(String issuer, KeySource source, Executor background, Clock clock) {
        this.issuer = issuer;
        this.source = source;
        this.background = background;
        this.clock = clock;
    }

    /**
     * The keys that fit, none if the issuer has none.
     *
     * @throws KeysUnavailableException if it is not known which keys the issuer has
     */
    List<JWK> select(JWKSelector selector) throws KeysUnavailableException {
        List<JWK> fitting = believed(selector);
        if (fitting.isEmpty()) {
            look();
            fitting = believed(selector);
        } else if (isOlderThan(FRESH, known.fetched())) {
            prepare();
        }
        if (fitting.isEmpty() && (known.failed() || looking.get())) {
            throw new KeysUnavailableException("the keys of %s cannot be fetched".formatted(issuer));
        }
        return fitting;
    }

    /** Whether the issuer was asked in vain. */
    boolean areMissing() {
        look();
        return known.failed();
    }

    void prepare() {
        background.execute(this::look);
    }

    private List<JWK> believed(JWKSelector selector) {
        Known now = known;
        return isOlderThan(LONGEST, now.fetched()) ? List.of() : selector.select(now.keys());
    }

    /** Whoever comes while another looks does not wait, so that no number of strangers keeps every thread waiting. */
    void look() {
        if (!isOlderThan(PAUSE, known.looked()) || !looking.compareAndSet(false, true)) {
            return;
        }
        try {
            if (isOlderThan(PAUSE, known.looked())) {
                known = fetched();
            }
        } finally {
            looking.set(false);
        }
    }

    private Known fetched() {
        Instant now = clock.instant();
        try {
            return new Known(source.fetch(), now, now, false);
        } catch (IOException e) {
            LOG.warn(
                    "The keys of the issuer {} cannot be fetched; those that are known go on: {}",
                    issuer,
                    e.toString());
            return new Known(known.keys(), known.fetched(), now, true);
        }
    }

    private boolean isOlderThan(Duration age, Instant then) {
        return then.equals(Instant.MIN) || then.plus(age).isBefore(clock.instant());
    }
}
