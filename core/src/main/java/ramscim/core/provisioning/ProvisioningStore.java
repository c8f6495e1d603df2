package ramscim.core.provisioning;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.UserId;
import ramscim.core.plan.Observed;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/**
 * Where resources and intents are kept. Each method is atomic, and what it wrote is durable when it returns.
 *
 * <p>A name key is what makes a resource unique: for a user the local part of its UserPrincipalName, for a group its GroupName, in lower
 * case and behind the type. A resource claims its
 * confirmed name and the one that its intent asks for, so that neither a rename nor a creation under way can be overtaken.
 */
public interface ProvisioningStore extends LossLedger {
    /** Who works on what of it, if several bridges share it. */
    default Leases leases() {
        return Leases.SOLE;
    }

    /** The resource, or null if nothing is known of it. */
    @Nullable StoredResource find(ResourceId id);

    /** The resource that claims the name, or null. */
    @Nullable StoredResource findByName(String nameKey);

    /**
     * Makes an intent durable, replacing an older one of the same resource, and claims its name. Memberships that the older one asked for and that
     * were not settled yet become the new one's, unless it says otherwise of the same user. What is taken away by it goes into the ledger, in
     * place of what older intents of the resource would have taken away and were held or rejected for.
     *
     * @param id a resource that need not exist yet
     * @param intent its sequence is one more than the resource's
     * @param nameKey null for a deletion
     * @param losses what is taken away by it
     * @return whether it was taken; not if the resource's sequence has moved on, or another resource claims the name
     */
    boolean commit(ResourceId id, ResourceType type, Intent intent, @Nullable String nameKey, Set<Loss> losses);

    /** Remembers what RAM holds after one of several changes of an intent. */
    void observe(ResourceId id, @Nullable Observed observed);

    /**
     * What the intent with this sequence asked for is now true. A newer intent stays; the resource's name claims shrink to what is still
     * needed; a resource that was to cease, ceases, and the groups that a user was in are changed by it.
     *
     * @param carriedOut that intent
     * @param nameKey the name that is now confirmed; null for a deletion
     * @param acknowledge whether a client is told of it
     * @return the resource as it is now; null if it ceased
     */
    @Nullable ConfirmedResource confirm(
            ResourceId id,
            Intent carriedOut,
            @Nullable String nameKey,
            @Nullable Observed observed,
            Instant now,
            boolean acknowledge);

    /**
     * What a deletion asked for is true for clients: the resource ceases, and leaves its groups. RAM keeps the user; so do its name and what was
     * observed, for whoever is created with that name.
     *
     * @param carriedOut that deletion; a newer intent stays
     * @param deletion when the user shall be deleted in RAM too; null: never
     */
    void depart(ResourceId id, Intent carriedOut, Observed observed, Instant now, @Nullable Instant deletion);

    /** Those who departed, whose time to be deleted in RAM has come and of whom nothing else is asked. */
    List<ResourceId> deletionsDue(Instant now, int limit);

    /** RAM's key of the user who had this name and was deleted in RAM, as long as RAM's recycle bin may have it (30 days); or null. */
    @Nullable UserId formerUser(String nameKey, Instant now);

    /**
     * The users who are in a group, or will be when its intent is carried out.
     */
    Set<ResourceId> membersOf(ResourceId group);

    /** Those of the users who are in the group, or will be when its intent is carried out. */
    Set<ResourceId> membersAmong(ResourceId group, Set<ResourceId> users);

    /** Those of the ids that are not confirmed users. */
    Set<ResourceId> notUsers(Set<ResourceId> ids);

    /** The groups that a user is confirmed to be in. */
    List<ConfirmedResource> groupsOf(ResourceId user);

    /** RAM has done what this intent, or an older one of the group, asks of the user. */
    void settleMembership(ResourceId group, ResourceId user, Membership membership, Intent intent);

    /**
     * RAM refused for good what this intent asks of the user, and everything else of the intent goes on: the failure is kept, with the membership, so
     * that it can be asked for again.
     */
    void dropMembership(ResourceId group, ResourceId user, Membership membership, Intent intent, Failure failure);

    /** A client was told of the resource; the origin is the request that was answered. */
    void acknowledge(ResourceId id, Origin origin);

    /**
     * Gives an intent up: the resource is again what was confirmed last, its sequence moves on, and the failure is kept. If nothing was confirmed yet
     * but RAM has a user, that one is kept for whoever is created with the name. Does nothing if a newer intent has taken its place.
     *
     * @param remainder the intent that follows it at once, under the name that is confirmed; null: none
     */
    void refuse(ResourceId id, Intent refused, Failure failure, @Nullable Intent remainder);

    /** Keeps an intent for later. Does nothing if a newer intent has taken its place. */
    void postpone(ResourceId id, Intent postponed);

    /**
     * Lets those of the intents that are held still be carried out at once; what is taken away by them counts no longer. One that another took the place
     * of is not meant.
     *
     * @return the resources whose intent was held
     */
    List<ResourceId> approve(Collection<HeldIntent> held, Instant now, Origin origin);

    /**
     * Gives those of the intents up that are held still: the resources are again what was confirmed last, their sequences move on, and it is
     * remembered from whom nothing should be taken away.
     *
     * @return the resources whose intent was held
     */
    List<ResourceId> reject(Collection<HeldIntent> held, Origin origin);

    /** Whether any intent is held. */
    boolean holdsAny();

    /**
     * Resources whose intents may be tried at this time and are not held, those of leavers first, then the longest waiting; without those that
     * another bridge works on or is about to.
     */
    List<ResourceId> due(Instant now, int limit);

    /**
     * Keeps a failure that ended no intent: what was refused before it was accepted, or a part that could not be done. It is over when a later intent
     * of the resource is confirmed, or a resource with that name is. The same refusal again is counted, not listed twice.
     *
     * @param id of a resource that need not exist
     * @param nameKey of what was asked for, if it is known
     * @param asked what was asked for, if that is known, so that it can be asked for again; without the password
     */
    void report(
            ResourceId id,
            ResourceType type,
            Origin origin,
            Failure failure,
            @Nullable String nameKey,
            @Nullable Draft asked);

    /** Failures, newest first. */
    List<Failure> failures(int limit);
}
