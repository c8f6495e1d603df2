package ramscim.core.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import ramscim.core.directory.Errand;
import ramscim.core.directory.Owner;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.Urgency;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.ObservedUser;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.resource.ResourceId;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;
import ramscim.core.work.IntentDriver;

/**
 * Renames a RAM user that was kept, disabled, of somebody who left, so that somebody else who is called so gets the name: {@code alice} becomes
 * {@code alice.left-20260131}. UserId and tags stay. Whoever is not departed, not disabled to the end, or not the bridge's own making is left alone.
 *
 * <p>It can be repeated: a process that dies between RAM and the store leaves a user behind that is called otherwise already, and that is all that is
 * wanted. One who comes back meanwhile gets the name back: that change finds what RAM has, and begins with it.
 */
final class NameRelease {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
    private static final int LONGEST_REMAINDER = 46;
    private static final int MAX_NAMESAKES = 9;

    private final ProvisioningStore store;
    private final RamDirectory directory;
    private final Owner owner;
    private final Predicate<StoredResource> isProtected;
    private final IntentDriver driver;
    private final Executor workers;
    private final Clock clock;

    NameRelease(
            ProvisioningStore store,
            RamDirectory directory,
            Owner owner,
            Predicate<StoredResource> isProtected,
            IntentDriver driver,
            Executor workers,
            Clock clock) {
        this.store = store;
        this.directory = directory;
        this.owner = owner;
        this.isProtected = isProtected;
        this.driver = driver;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Waits for it, and never calls RAM itself.
     *
     * @return whether the name is free now
     * @throws ProvisioningException {@code NOT_YET} if RAM or the time does not allow it now
     */
    boolean free(ResourceId departed, Origin origin, Duration patience) {
        CompletableFuture<Boolean> freed = new CompletableFuture<>();
        Errand errand = Errand.of(() -> Urgency.INTERACTIVE, patience);
        try {
            workers.execute(() -> complete(freed, () -> free(departed, origin, errand)));
            return freed.completeOnTimeout(false, Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException | CancellationException e) {
            throw e.getCause() instanceof RamException refused ? notYet(refused) : e;
        } catch (RejectedExecutionException shuttingDown) {
            throw ProvisioningException.notYet("The bridge is shutting down.", ASK_AGAIN);
        }
    }

    private static void complete(CompletableFuture<Boolean> freed, Supplier<Boolean> work) {
        try {
            freed.complete(work.get());
        } catch (RuntimeException e) {
            freed.completeExceptionally(e);
        }
    }

    private static ProvisioningException notYet(RamException e) {
        return ProvisioningException.notYet(
                "The name of somebody who left could not be freed yet. " + e.getMessage(), ASK_AGAIN);
    }

    /** Who asks for something of the departed meanwhile, and be it that they come back, does not wait for RAM's answers; they come after it. */
    private boolean free(ResourceId departed, Origin origin, Errand errand) {
        return driver.aside(departed, () -> {
            StoredResource stored = store.find(departed);
            return stored != null && isToBeRenamed(stored) && renamed(stored, origin, errand);
        });
    }

    private boolean isToBeRenamed(StoredResource stored) {
        return stored.isDeparted() && stored.intent() == null && !isProtected.test(stored);
    }

    private boolean renamed(StoredResource stored, Origin origin, Errand errand) {
        if (!(stored.observed() instanceof ObservedUser last)) {
            return false;
        }
        RamUser now = directory.call(new GetUser(last.user().id()), errand).orElse(null);
        if (now == null || !isOwn(stored, now)) {
            return false;
        }
        UserPrincipalName held = last.name();
        RamUser after = held.key()
                        .equals(UserPrincipalName.parse(now.userPrincipalName()).key())
                ? renamed(now, held, errand)
                : now;
        ObservedUser seen = last.seenAs(after);
        return store.write(
                new Transition.NameFreed(stored.id(), stored.sequence(), nameKey(seen), seen, origin, errand.taken()));
    }

    private static String nameKey(ObservedUser user) {
        return "user:" + user.name().key();
    }

    /** Not one that somebody else made, or turned on again. */
    private boolean isOwn(StoredResource stored, RamUser user) {
        ObservedUser now = new ObservedUser(user, Set.of());
        return owner.made(user.tags())
                && stored.id().toString().equals(user.tags().get(OwnershipTags.ID))
                && !now.isAdopted()
                && !now.isActive();
    }

    /** With its tags, which the answer does not have. */
    private RamUser renamed(RamUser user, UserPrincipalName held, Errand errand) {
        String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).format(DAY);
        for (int n = 1; ; n++) {
            String suffix = ".left-" + day + (n == 1 ? "" : "-" + n);
            try {
                return directory
                        .call(
                                new UpdateUser(
                                        user.id(), new UpdateUserRequest(called(held, suffix), null, null, null, null)),
                                errand)
                        .withTags(user.tags());
            } catch (RamException e) {
                if (e.reason() != Reason.ALREADY_EXISTS || n == MAX_NAMESAKES) {
                    throw e;
                }
            }
        }
    }

    private static UserPrincipalName called(UserPrincipalName held, String suffix) {
        String local = held.localPart();
        String remainder = local.length() > LONGEST_REMAINDER ? local.substring(0, LONGEST_REMAINDER) : local;
        return new UserPrincipalName(remainder + suffix, held.domain());
    }
}
