package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserId;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.Attributes;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** A store under test and short words for working with it. */
abstract class ProvisioningStoreFixture {
    protected static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123Z");
    protected static final Instant LATER = NOW.plusSeconds(60);

    protected static final Origin ORIGIN = new Origin("token:test", "request-1", "192.0.2.1");

    /** The implementation, without any resource; the same one throughout a test. */
    protected abstract ProvisioningStore store();

    /** What another process finds that opens the same store. */
    protected abstract ProvisioningStore reopened();

    /** The failures that another process finds, newest first. */
    protected abstract List<Failure> failures(int limit);

    protected static Intent intent(long sequence, @Nullable ScimAttributes desired) {
        return new Intent(sequence, desired, Map.of(), false, Hold.FREE, ORIGIN, NOW, 0, NOW, null);
    }

    protected static Intent due(Intent intent, boolean leaver, Instant nextAttempt) {
        return new Intent(
                intent.sequence(),
                intent.desired(),
                intent.memberships(),
                leaver,
                intent.hold(),
                ORIGIN,
                NOW,
                0,
                nextAttempt,
                intent.lastRefusal());
    }

    protected static Intent memberships(long sequence, Map<ResourceId, Membership> memberships) {
        return new Intent(sequence, Attributes.group("Team"), memberships, true, Hold.FREE, ORIGIN, NOW, 0, NOW, null);
    }

    protected final Intent commitUser(ResourceId id, long sequence, String userName) {
        Intent intent = intent(sequence, Attributes.user(userName));
        assertThat(store().write(new Transition.Committed(id, ResourceType.USER, intent, userKey(userName), Set.of())))
                .as("the intent for %s was taken", userName)
                .isTrue();
        return intent;
    }

    protected final Intent commitDeletion(ResourceId id, ResourceType type, long sequence) {
        Intent intent = intent(sequence, null);
        assertThat(store().write(new Transition.Committed(id, type, intent, null, Set.of())))
                .as("the deletion was taken")
                .isTrue();
        return intent;
    }

    protected final void confirmUser(ResourceId id, Intent intent, String userName) {
        store().write(new Transition.Confirmed(
                id, intent, userKey(userName), observedUser(userName), NOW, true, List.of()));
    }

    /** A user that is confirmed, with one intent behind it. */
    protected final ResourceId user(String userName) {
        ResourceId id = ResourceId.random();
        confirmUser(id, commitUser(id, 1, userName), userName);
        return id;
    }

    protected final void delete(ResourceId id, ResourceType type, Instant now) {
        Intent deletion = commitDeletion(id, type, stored(id).sequence() + 1);
        store().write(new Transition.Confirmed(id, deletion, null, null, now, true, List.of()));
    }

    protected final StoredResource stored(ResourceId id) {
        StoredResource stored = store().find(id);
        assertThat(stored).as("resource %s", id).isNotNull();
        return Objects.requireNonNull(stored);
    }

    protected final ConfirmedResource confirmed(ResourceId id) {
        ConfirmedResource confirmed = stored(id).confirmed();
        assertThat(confirmed).as("what is confirmed of %s", id).isNotNull();
        return Objects.requireNonNull(confirmed);
    }

    protected final Intent pending(ResourceId id) {
        Intent intent = stored(id).intent();
        assertThat(intent).as("the intent of %s", id).isNotNull();
        return Objects.requireNonNull(intent);
    }

    protected final @Nullable ResourceId owner(String nameKey) {
        StoredResource owner = store().findByName(nameKey);
        return owner == null ? null : owner.id();
    }

    protected static String userKey(String userName) {
        return "user:" + userName;
    }

    protected static Failure failure(String subject) {
        return new Failure(
                NOW,
                subject,
                new Refusal(
                        ProvisioningException.Reason.UNIQUENESS,
                        "EntityAlreadyExists.User",
                        "CreateUser",
                        "request-id",
                        "userName",
                        "RAM has one."));
    }

    protected static Observed observedUser(String userName) {
        RamUser user = new RamUser(
                new UserId("200000000000000001"),
                userName + "@example.onaliyun.com",
                userName,
                null,
                "86-13800000000",
                null,
                Map.of("team", "red", "scim-bridge:active", "true"),
                "Manual",
                NOW,
                LATER,
                null);
        return new ObservedUser(user, java.util.Set.of("scim-bridge:active"));
    }

    protected static Observed observedGroup(String name) {
        return new ObservedGroup(new RamGroup("300000000000000001", name, name, "comments", NOW, null));
    }

    /** How many of the actions, done at the same time, answer true. */
    protected static long successesAtOnce(int count, IntPredicate action) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Boolean>> tasks = IntStream.range(0, count)
                    .<Callable<Boolean>>mapToObj(n -> () -> action.test(n))
                    .toList();
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results.stream().filter(success -> success).count();
        } finally {
            threads.shutdownNow();
        }
    }
}
