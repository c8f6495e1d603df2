package ramscim.core.provisioning;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.Observed;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** One resource of the store in memory, together with its intent and its members. */
final class InMemoryResource {
    private final ResourceId id;
    private final ResourceType type;
    private final Set<ResourceId> members = new LinkedHashSet<>();
    private final Map<ResourceId, Asked> asked = new LinkedHashMap<>();
    private long sequence;
    private long version;
    private @Nullable ConfirmedResource confirmed;
    private @Nullable String name;
    private @Nullable Observed observed;
    private @Nullable Intent intent;
    private @Nullable Instant deletion;
    private @Nullable String intendedName;

    /** A membership that is not settled yet, and the intent that asked for it. */
    private record Asked(Membership membership, long sequence) {}

    InMemoryResource(ResourceId id, ResourceType type) {
        this.id = id;
        this.type = type;
    }

    ResourceId id() {
        return id;
    }

    ResourceType type() {
        return type;
    }

    long sequence() {
        return sequence;
    }

    @Nullable ConfirmedResource confirmed() {
        return confirmed == null ? null : withObserved(confirmed);
    }

    boolean isConfirmedUser() {
        return type == ResourceType.USER && confirmed != null;
    }

    boolean hasIntent() {
        return intent != null;
    }

    boolean hasIntent(long itsSequence) {
        return intent != null && intent.sequence() == itsSequence;
    }

    boolean rename(long itsSequence, String nameKey, Observed seen) {
        if (sequence != itsSequence || intent != null) {
            return false;
        }
        name = nameKey;
        observed = seen;
        return true;
    }

    boolean claims(String nameKey) {
        return nameKey.equals(name) || nameKey.equals(intendedName);
    }

    StoredResource toStoredResource() {
        return new StoredResource(id, type, sequence, confirmed(), observed, completeIntent());
    }

    private @Nullable Intent completeIntent() {
        Intent bare = intent;
        if (bare == null) {
            return null;
        }
        Map<ResourceId, Membership> memberships = new LinkedHashMap<>();
        asked.forEach((user, ask) -> memberships.put(user, ask.membership()));
        return bare.withMemberships(memberships);
    }

    void ask(Intent newer, @Nullable String nameKey, Set<ResourceId> known) {
        sequence = newer.sequence();
        intent = newer;
        intendedName = nameKey;
        newer.memberships().forEach((user, membership) -> {
            if (known.contains(user)) {
                asked.put(user, new Asked(membership, newer.sequence()));
            }
        });
    }

    /** Whether the intent with this sequence was the newest. */
    boolean endIntent(long carriedOut) {
        if (intent == null || intent.sequence() != carriedOut) {
            return false;
        }
        intent = null;
        intendedName = null;
        return true;
    }

    /** @param intended the name that was asked for; a user whom RAM has, and nobody else, goes by it */
    void backToConfirmed(@Nullable String intended) {
        sequence++;
        asked.clear();
        if (name == null && observed != null) {
            name = intended;
        }
    }

    @Nullable String name() {
        return name;
    }

    @Nullable String intendedName() {
        return intendedName;
    }

    void depart(Observed seen, @Nullable Instant whenToDelete) {
        confirmed = null;
        observed = seen;
        deletion = whenToDelete;
        members.clear();
    }

    boolean isToBeDeletedBy(Instant now) {
        return intent == null && deletion != null && !deletion.isAfter(now);
    }

    /** Whether it was there still. */
    boolean postpone(Intent postponed) {
        if (!hasIntent(postponed.sequence())) {
            return false;
        }
        intent = postponed;
        return true;
    }

    void observe(@Nullable Observed seen) {
        observed = seen;
    }

    void confirm(ScimAttributes attributes, @Nullable String nameKey, @Nullable Observed seen, Instant now) {
        Instant created = confirmed == null ? now : confirmed.created();
        boolean acknowledged = confirmed != null && confirmed.acknowledged();
        version++;
        deletion = null;
        name = nameKey;
        observed = seen;
        confirmed = new ConfirmedResource(id, type, attributes, version, created, now, acknowledged, seen);
    }

    void acknowledge() {
        if (confirmed != null) {
            confirmed = changed(confirmed, confirmed.version(), confirmed.lastModified(), true);
        }
    }

    void cease() {
        deletion = null;
        confirmed = null;
        name = null;
        observed = null;
        members.clear();
    }

    Set<ResourceId> confirmedMembers() {
        return members;
    }

    Set<ResourceId> newestMembers() {
        Set<ResourceId> newest = new HashSet<>(members);
        asked.forEach((user, ask) -> apply(ask.membership(), user, newest));
        return newest;
    }

    void lose(ResourceId member, Instant now) {
        members.remove(member);
        if (confirmed != null) {
            version++;
            confirmed = changed(confirmed, version, now, confirmed.acknowledged());
        }
    }

    void settle(ResourceId user, Membership membership, long carriedOut, boolean known) {
        drop(user, carriedOut);
        if (known || membership == Membership.LEFT) {
            apply(membership, user, members);
        }
    }

    /** Whether it was asked for, by this or an older intent. */
    boolean drop(ResourceId user, long refused) {
        Asked ask = asked.get(user);
        return ask != null && ask.sequence() <= refused && asked.remove(user, ask);
    }

    private static void apply(Membership membership, ResourceId user, Set<ResourceId> members) {
        switch (membership) {
            case JOINED -> members.add(user);
            case LEFT -> members.remove(user);
        }
    }

    private ConfirmedResource withObserved(ConfirmedResource before) {
        return new ConfirmedResource(
                id,
                type,
                before.attributes(),
                before.version(),
                before.created(),
                before.lastModified(),
                before.acknowledged(),
                observed);
    }

    private ConfirmedResource changed(
            ConfirmedResource before, long newVersion, Instant lastModified, boolean acknowledged) {
        return new ConfirmedResource(
                id, type, before.attributes(), newVersion, before.created(), lastModified, acknowledged, observed);
    }
}
