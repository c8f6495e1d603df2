package ramscim.core.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccountCall.GetAccountSummary;
import ramscim.core.directory.AccountSummary;
import ramscim.core.directory.Errand;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.PolicyType;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.refusal.Refusal;

/**
 * What the account may hold, as RAM told last, so that a change which cannot fit is refused before RAM is asked for it. Numbers that would refuse something
 * are asked for again first: a quota that was raised counts at once. As long as nothing is known, RAM decides.
 */
public final class AccountQuotas {
    /** Who is refused one after the other does not make as many calls. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final RamDirectory directory;
    private final Clock clock;
    private final Map<Thing, AtomicInteger> changedSince = new EnumMap<>(Thing.class);
    private volatile @Nullable AccountSummary summary;
    private volatile Instant asked = Instant.MIN;

    /** What the account counts. */
    public enum Thing {
        USER("users", AccountSummary::users, AccountSummary::usersQuota),
        GROUP("groups", AccountSummary::groups, AccountSummary::groupsQuota);

        private final String plural;
        private final ToIntFunction<AccountSummary> used;
        private final ToIntFunction<AccountSummary> limit;

        Thing(String plural, ToIntFunction<AccountSummary> used, ToIntFunction<AccountSummary> limit) {
            this.plural = plural;
            this.used = used;
            this.limit = limit;
        }
    }

    /** Whom policies are attached to. */
    public enum Holder {
        USER("user", AccountSummary::systemPoliciesPerUserQuota, AccountSummary::customPoliciesPerUserQuota),
        GROUP("group", AccountSummary::systemPoliciesPerGroupQuota, AccountSummary::customPoliciesPerGroupQuota);

        private final String word;
        private final ToIntFunction<AccountSummary> system;
        private final ToIntFunction<AccountSummary> custom;

        Holder(String word, ToIntFunction<AccountSummary> system, ToIntFunction<AccountSummary> custom) {
            this.word = word;
            this.system = system;
            this.custom = custom;
        }

        /** What the documentation says, as long as RAM has said nothing. */
        private int limit(PolicyType type, @Nullable AccountSummary of) {
            int told = of == null ? 0 : (type == PolicyType.SYSTEM ? system : custom).applyAsInt(of);
            return told > 0
                    ? told
                    : switch (type) {
                        case SYSTEM -> 20;
                        case CUSTOM -> 10;
                    };
        }
    }

    public AccountQuotas(RamDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        for (Thing thing : Thing.values()) {
            changedSince.put(thing, new AtomicInteger());
        }
    }

    /**
     * Asks RAM (GetAccountSummary). What comes into being while it answers may or may not be in its numbers, and counts until it is asked again: a number that
     * is too high is asked for once more before anything is refused.
     *
     * @throws RamException if it does not tell
     */
    public AccountSummary ask() {
        return ask(Errand.unawaited());
    }

    private AccountSummary ask(Errand errand) {
        asked = clock.instant();
        Map<Thing, Integer> before = new EnumMap<>(Thing.class);
        changedSince.forEach((thing, count) -> before.put(thing, count.get()));
        AccountSummary told = directory.call(new GetAccountSummary(), errand);
        summary = told;
        before.forEach((thing, count) -> count(thing).addAndGet(-count));
        return told;
    }

    /** What RAM told last, with what came into being and what ceased since. */
    public Optional<AccountSummary> known() {
        return Optional.ofNullable(summary)
                .map(told ->
                        told.with(count(Thing.USER).get(), count(Thing.GROUP).get()));
    }

    /** @throws RamException {@code QUOTA_EXCEEDED} if the account has no room for another one */
    public void requireRoomFor(Thing thing, Errand errand) {
        requireRoom(errand, Refusal.ACCOUNT_FULL, now -> {
            int used = thing.used.applyAsInt(now);
            int limit = thing.limit.applyAsInt(now);
            return isFull(used, limit)
                    ? "The account has no room for more %s: %d of %d are there.".formatted(thing.plural, used, limit)
                    : null;
        });
    }

    /** One more came into being since RAM told its numbers. */
    public void created(Thing thing) {
        count(thing).incrementAndGet();
    }

    /** One ceased to be since RAM told its numbers. */
    public void ceased(Thing thing) {
        count(thing).decrementAndGet();
    }

    private AtomicInteger count(Thing thing) {
        return Objects.requireNonNull(changedSince.get(thing));
    }

    /**
     * @param groups in how many others the user is, as far as the bridge knows; may be looked up
     * @throws RamException {@code QUOTA_EXCEEDED} if it cannot join another
     */
    public void requireRoomForGroup(IntSupplier groups, Errand errand) {
        requireRoom(errand, Refusal.GROUPS_PER_USER, now -> {
            int joined = now.groupsPerUserQuota() == 0 ? 0 : groups.getAsInt();
            return isFull(joined, now.groupsPerUserQuota())
                    ? "A user can be in %d groups, and this one is in %d already."
                            .formatted(now.groupsPerUserQuota(), joined)
                    : null;
        });
    }

    /** @throws RamException {@code QUOTA_EXCEEDED} if a user who has this many access keys cannot have another */
    public void requireRoomForAccessKey(int keys, Errand errand) {
        requireRoom(
                errand,
                Refusal.ACCESS_KEYS_PER_USER,
                now -> isFull(keys, now.accessKeysPerUserQuota())
                        ? "A user can have %d access keys, and this one has %d already."
                                .formatted(now.accessKeysPerUserQuota(), keys)
                        : null);
    }

    /** @throws RamException {@code QUOTA_EXCEEDED} if one cannot have what is attached and more: better known before the first is attached */
    public void requireRoomForPolicies(
            Holder holder, Collection<PolicyName> attached, Collection<PolicyName> more, Errand errand) {
        Set<PolicyName> all = new HashSet<>(attached);
        all.addAll(more);
        if (summary == null) {
            refuse(Refusal.POLICIES_ATTACHED, excess(holder, all, null));
        }
        requireRoom(errand, Refusal.POLICIES_ATTACHED, now -> excess(holder, all, now));
    }

    /** That these are more than one can have, in plain words; asks nobody. */
    public Optional<String> excess(Holder holder, Set<PolicyName> policies) {
        return Optional.ofNullable(excess(holder, policies, summary));
    }

    private static @Nullable String excess(Holder holder, Set<PolicyName> policies, @Nullable AccountSummary now) {
        for (PolicyType type : PolicyType.values()) {
            int limit = holder.limit(type, now);
            long count =
                    policies.stream().filter(policy -> policy.type() == type).count();
            if (count > limit) {
                return "A %s can have %d policies of the type %s; they would be %d."
                        .formatted(holder.word, limit, type.value(), count);
            }
        }
        return null;
    }

    private static boolean isFull(int used, int limit) {
        return limit > 0 && used >= limit;
    }

    @FunctionalInterface
    private interface Limit {
        /** What does not fit, in plain words; null if it does. */
        public @Nullable String excess(AccountSummary now);
    }

    private void requireRoom(Errand errand, String code, Limit limit) {
        AccountSummary known = known().orElse(null);
        if (known != null && limit.excess(known) != null) {
            refuse(code, limit.excess(askAgain(known, errand)));
        }
    }

    private static void refuse(String code, @Nullable String excess) {
        if (excess != null) {
            throw RamException.unanswered(Reason.QUOTA_EXCEEDED, code, excess);
        }
    }

    private AccountSummary askAgain(AccountSummary known, Errand errand) {
        if (clock.instant().isBefore(asked.plus(FRESH))) {
            return known;
        }
        try {
            return ask(errand);
        } catch (RamException e) {
            return known;
        }
    }
}
