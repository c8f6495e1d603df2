package ramscim.server.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ramscim.server.admin.ServiceAccounts.Made;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.door.SecurityEvents;
import ramscim.server.words.Words;
import ramscim.store.WriteTransactions;

/** What administrators do to service accounts, and the record of it. */
@Component
public final class ServiceAccountAdministration {
    /** How long a token works if nobody says anything else. */
    static final Duration USUAL_LIFE = Duration.ofDays(180);

    private static final Duration LONGEST_LIFE = Duration.ofDays(731);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");

    private final ServiceAccounts accounts;
    private final SecurityEvents events;
    private final WriteTransactions transactions;
    private final Clock clock;

    ServiceAccountAdministration(
            ServiceAccounts accounts, SecurityEvents events, WriteTransactions transactions, Clock clock) {
        this.accounts = accounts;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    public List<ServiceAccount> list() {
        return accounts.list();
    }

    /** @param expires null for the usual life; every token ends */
    public Made make(String name, AdminRole role, @Nullable Instant expires) {
        String stripped = name.strip();
        if (!NAME.matcher(stripped).matches()) {
            throw new BadAdminRequestException(Words.of("clients.account.bad-name"));
        }
        Asker asker = Asker.current();
        return transactions.write(() -> made(stripped, role, expires, asker));
    }

    private Made made(String name, AdminRole role, @Nullable Instant expires, Asker asker) {
        Instant now = clock.instant();
        boolean taken = accounts.list().stream()
                .anyMatch(account -> account.name().equalsIgnoreCase(name) && account.isValidAt(now));
        if (taken) {
            throw new BadAdminRequestException(Words.of("clients.account.taken"));
        }
        Instant end = checked(expires == null ? now.plus(USUAL_LIFE) : expires, now);
        Made made = accounts.make(name, role, end);
        tell(
                asker,
                SecurityEventKind.TOKEN_CREATED,
                "Made the service account '%s' with the role %s, until %s."
                        .formatted(name, role.name().toLowerCase(Locale.ROOT), end));
        return made;
    }

    /**
     * Gives the account another token; the old one goes on working for a while.
     *
     * @param newEnd null for as long as the old one was made for
     */
    public Made rotate(String id, Duration overlap, @Nullable Instant newEnd) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new BadAdminRequestException(Words.of("clients.bad-overlap"));
        }
        Asker asker = Asker.current();
        return transactions.write(() -> rotated(id, overlap, newEnd, asker));
    }

    private Made rotated(String id, Duration overlap, @Nullable Instant newEnd, Asker asker) {
        Instant now = clock.instant();
        ServiceAccount old = accounts.inUse(id);
        if (old == null) {
            throw missing();
        }
        Instant end = checked(Objects.requireNonNullElse(newEnd, now.plus(old.life())), now);
        Made made = accounts.rotate(old, now.plus(overlap), end);
        tell(
                asker,
                SecurityEventKind.TOKEN_ROTATED,
                "Rotated the token of the service account '%s', until %s; the old one works for another %s h."
                        .formatted(old.name(), end, overlap.toHours()));
        return made;
    }

    public void revoke(String id) {
        Asker asker = Asker.current();
        transactions.write(() -> {
            ServiceAccount account = accounts.revoke(id);
            if (account == null) {
                throw missing();
            }
            tell(asker, SecurityEventKind.TOKEN_REVOKED, "Revoked the service account '%s'.".formatted(account.name()));
        });
    }

    private static Instant checked(Instant expires, Instant now) {
        if (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST_LIFE))) {
            throw new BadAdminRequestException(Words.of("clients.account.bad-end"));
        }
        return expires;
    }

    private static BadAdminRequestException missing() {
        return new BadAdminRequestException(Words.of("clients.account.missing"));
    }

    private void tell(Asker asker, SecurityEventKind kind, String detail) {
        events.tellWithin(asker.did(kind, detail));
    }
}
