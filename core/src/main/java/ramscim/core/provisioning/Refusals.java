package ramscim.core.provisioning;

import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.guard.Protection;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Membership;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.Recent;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** Tells administrators of what the bridge's own rules refuse, before there is an intent. */
final class Refusals {
    private static final int REMEMBERED = 1_000;

    private final ProvisioningStore store;
    private final Proposals proposals;
    private final Clock clock;

    /** Who was left out of a group the last time; a new process tells once more. */
    private final Map<ResourceId, Set<ResourceId>> told = Collections.synchronizedMap(new Recent<>(REMEMBERED));

    Refusals(ProvisioningStore store, Proposals proposals, Clock clock) {
        this.store = store;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** The name that the administrator knows the resource by. */
    String subjectOf(ResourceId id) {
        StoredResource stored = store.find(id);
        String name = stored == null ? null : Protection.nameOf(stored);
        return name == null ? id.toString() : name;
    }

    /** Not if the provider only asks for whom it has asked for before. */
    void ofCreation(ResourceType type, Draft draft, Refusal refusal, Origin origin) {
        String subject = Protection.nameOf(type, draft.attributes());
        if (subject != null && !isKnown(type, draft, subject, refusal)) {
            of(type, null, subject, refusal, draft, origin);
        }
    }

    /** Whether the provider asks for whom it has asked for before, as many do who create first and look when they are told that there is one. */
    private boolean isKnown(ResourceType type, Draft draft, String subject, Refusal refusal) {
        if (!Refusal.NAME_TWICE.equals(refusal.code())) {
            return false;
        }
        StoredResource namesake = store.findByName(proposals.nameKey(type, ResourceId.random(), draft.attributes()));
        ScimAttributes known = namesake == null ? null : namesake.newestAttributes();
        String before = known == null ? null : draft.attributes().text("externalId");
        return known == null
                || (subject.equalsIgnoreCase(Protection.nameOf(type, known))
                        && (before == null || before.equals(known.text("externalId"))));
    }

    /** Those who were to join a group together with others, who are in it already: told once until they are others, or the group is another. */
    void ofSameMembers(ResourceId group, @Nullable ScimAttributes now, Set<ResourceId> strangers, Origin origin) {
        if (now != null && !strangers.isEmpty() && !strangers.equals(told.get(group))) {
            ofMembers(group, Draft.of(now), strangers, origin);
        }
    }

    /** Those who were to join a group by a change of it, which lets the others in; whatever was told before is over with the change. */
    void ofMembers(ResourceId group, @Nullable Draft draft, Set<ResourceId> strangers, Origin origin) {
        if (draft == null || strangers.isEmpty()) {
            told.remove(group);
            return;
        }
        told.put(group, strangers);
        Refusal refusal = Proposals.notUsers(strangers);
        Map<ResourceId, Membership> joining = new HashMap<>();
        strangers.forEach(user -> joining.put(user, Membership.JOINED));
        of(
                ResourceType.GROUP,
                group,
                subjectOf(group),
                refusal.adding("All others were let in."),
                new Draft(draft.attributes(), joining),
                origin);
    }

    /** Whoever is told no is told by a list, too, that an administrator reads; what is only too early is none. */
    void of(
            ResourceType type,
            @Nullable ResourceId id,
            String subject,
            Refusal refusal,
            @Nullable Draft asked,
            Origin origin) {
        boolean counts =
                switch (refusal.reason()) {
                    case INVALID_VALUE, UNIQUENESS, FORBIDDEN, QUOTA_EXCEEDED, PROTECTED -> true;
                    case NOT_FOUND, PRECONDITION_FAILED, HELD, NOT_YET, BUSY, OUTAGE -> false;
                };
        if (counts) {
            String unborn = type.name().toLowerCase(Locale.ROOT) + ":" + subject.toLowerCase(Locale.ROOT);
            store.write(new Transition.Reported(
                    id == null ? ResourceId.random() : id,
                    type,
                    origin,
                    new Failure(clock.instant(), subject, refusal),
                    id == null ? unborn : null,
                    asked == null ? null : asked.withPassword(null),
                    List.of()));
        }
    }
}
