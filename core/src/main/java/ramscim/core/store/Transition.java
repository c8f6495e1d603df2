package ramscim.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AnsweredCall;
import ramscim.core.intent.Draft;
import ramscim.core.intent.HeldIntent;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Loss;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.plan.Observed;
import ramscim.core.refusal.Failure;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/**
 * Everything by which the store can become another. Each is atomic: it comes about as a whole, or not at all.
 *
 * <p>{@code calls} are those that RAM answered for it, in order.
 */
public sealed interface Transition {
    /** The resource that it is about; null: none. */
    @Nullable ResourceId id();

    <R> R in(Cases<R> cases);

    /** What happens in each case; the compiler finds the one that was forgotten. */
    interface Cases<R> {
        R committed(Committed it);

        R seen(Seen it);

        R confirmed(Confirmed it);

        R departed(Departed it);

        R nameFreed(NameFreed it);

        R memberSettled(MemberSettled it);

        R memberDropped(MemberDropped it);

        R told(Told it);

        R refused(Refused it);

        R postponed(Postponed it);

        R approved(Approved it);

        R rejected(Rejected it);

        R reported(Reported it);

        R countedAnew(CountedAnew it);
    }

    /**
     * An intent becomes durable, replacing an older one of the same resource, and claims its name. Memberships that the older one asked for and that
     * were not settled yet become the new one's, unless it says otherwise of the same user. What is taken away by it goes into the ledger, in
     * place of what older intents of the resource would have taken away and were held or rejected for.
     *
     * <p>It does not come about if the resource's sequence has moved on, or another resource claims the name.
     *
     * @param id a resource that need not exist yet
     * @param intent its sequence is one more than the resource's
     * @param nameKey null for a deletion
     * @param losses what is taken away by it
     */
    record Committed(
            ResourceId id,
            ResourceType type,
            Intent intent,
            @Nullable String nameKey,
            Set<Loss> losses) implements Transition {
        public Committed {
            losses = Set.copyOf(losses);
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.committed(this);
        }
    }

    /**
     * What RAM holds after one of several changes of an intent.
     *
     * @param observed null: nothing
     */
    record Seen(ResourceId id, @Nullable Observed observed) implements Transition {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.seen(this);
        }
    }

    /**
     * What an intent asked for is now true. A newer intent stays; the resource's name claims shrink to what is still needed; a resource that was to
     * cease, ceases, and the groups that a user was in are changed by it.
     *
     * @param nameKey the name that is now confirmed; null for a deletion
     * @param acknowledged whether a client is told of it
     */
    record Confirmed(
            ResourceId id,
            Intent carriedOut,
            @Nullable String nameKey,
            @Nullable Observed observed,
            Instant now,
            boolean acknowledged,
            List<AnsweredCall> calls)
            implements Transition {
        public Confirmed {
            calls = List.copyOf(calls);
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.confirmed(this);
        }
    }

    /**
     * What a deletion asked for is true for clients: the resource ceases, and leaves its groups. RAM keeps the user; so do its name and what was
     * observed, for whoever is created with that name. A newer intent stays.
     *
     * @param deletion when the user shall be deleted in RAM too; null: never
     */
    record Departed(
            ResourceId id,
            Intent carriedOut,
            Observed observed,
            Instant now,
            @Nullable Instant deletion,
            List<AnsweredCall> calls)
            implements Transition {
        public Departed {
            calls = List.copyOf(calls);
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.departed(this);
        }
    }

    /**
     * A user whom RAM kept when its resource ceased is called otherwise there now: the name is nobody's. It does not come about if something was asked of
     * the resource meanwhile.
     *
     * @param sequence that the resource has
     * @param nameKey of the name that it has now
     */
    record NameFreed(
            ResourceId id, long sequence, String nameKey, Observed observed, Origin origin, List<AnsweredCall> calls)
            implements Transition {
        public NameFreed {
            calls = List.copyOf(calls);
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.nameFreed(this);
        }
    }

    /**
     * RAM has done what an intent, or an older one of the group, asks of a user.
     *
     * @param id the group
     */
    record MemberSettled(ResourceId id, ResourceId user, Membership membership, Intent intent, List<AnsweredCall> calls)
            implements Transition {
        public MemberSettled {
            calls = List.copyOf(calls);
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.memberSettled(this);
        }
    }

    /**
     * RAM refused for good what an intent asks of a user, and everything else of the intent goes on: the failure is kept, with the membership, so
     * that it can be asked for again.
     *
     * @param id the group
     */
    record MemberDropped(
            ResourceId id,
            ResourceId user,
            Membership membership,
            Intent intent,
            Failure failure,
            List<AnsweredCall> calls)
            implements Transition {
        public MemberDropped {
            calls = List.copyOf(calls);
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.memberDropped(this);
        }
    }

    /**
     * A client was told of the resource.
     *
     * @param origin the request that was answered
     */
    record Told(ResourceId id, Origin origin) implements Transition {
        @Override
        public <R> R in(Cases<R> cases) {
            return cases.told(this);
        }
    }

    /**
     * An intent is given up: the resource is again what was confirmed last, its sequence moves on, and the failure is kept. If nothing was confirmed
     * yet but RAM has a user, that one is kept for whoever is created with the name.
     *
     * <p>It does not come about if a newer intent has taken its place.
     *
     * @param remainder the intent that follows it at once, under the name that is confirmed; null: none
     */
    record Refused(
            ResourceId id,
            Intent intent,
            Failure failure,
            @Nullable Intent remainder,
            List<AnsweredCall> calls) implements Transition {
        public Refused {
            calls = List.copyOf(calls);
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /**
     * An intent is kept for later.
     *
     * <p>It does not come about if a newer one has taken its place.
     */
    record Postponed(ResourceId id, Intent intent, List<AnsweredCall> calls) implements Transition {
        public Postponed {
            calls = List.copyOf(calls);
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.postponed(this);
        }
    }

    /**
     * An intent that is held may be carried out at once; what is taken away by it counts no longer.
     *
     * <p>It does not come about if the intent is held no more, or another took its place.
     */
    record Approved(HeldIntent held, Instant now, Origin origin) implements Transition {
        @Override
        public ResourceId id() {
            return held.id();
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.approved(this);
        }
    }

    /**
     * An intent that is held is given up: the resource is again what was confirmed last, its sequence moves on, and it is remembered from whom nothing
     * should be taken away.
     *
     * <p>It does not come about if the intent is held no more, or another took its place.
     */
    record Rejected(HeldIntent held, Origin origin) implements Transition {
        @Override
        public ResourceId id() {
            return held.id();
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.rejected(this);
        }
    }

    /**
     * Something failed that ended no intent: what was refused before it was accepted, or a part that could not be done. The failure is kept. It is
     * over when a later intent of the resource is confirmed, or a resource with that name is. The same refusal again is counted, not listed twice.
     *
     * @param id of a resource that need not exist
     * @param nameKey of what was asked for, if it is known
     * @param asked what was asked for, if that is known, so that it can be asked for again; without the password
     */
    record Reported(
            ResourceId id,
            ResourceType type,
            Origin origin,
            Failure failure,
            @Nullable String nameKey,
            @Nullable Draft asked,
            List<AnsweredCall> calls)
            implements Transition {
        public Reported {
            calls = List.copyOf(calls);
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.reported(this);
        }
    }

    /** The ledger begins anew: nothing was admitted until now. */
    record CountedAnew() implements Transition {
        @Override
        public @Nullable ResourceId id() {
            return null;
        }

        @Override
        public <R> R in(Cases<R> cases) {
            return cases.countedAnew(this);
        }
    }
}
