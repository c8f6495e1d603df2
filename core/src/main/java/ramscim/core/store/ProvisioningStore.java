package ramscim.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.UserId;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;

/**
 * Where resources and intents are kept: what there is to read, and one write.
 *
 * <p>A name key is what makes a resource unique: for a user the local part of its UserPrincipalName, for a group its GroupName, in lower
 * case and behind the type. A resource claims its
 * confirmed name and the one that its intent asks for, so that neither a rename nor a creation under way can be overtaken.
 */
public interface ProvisioningStore {
    /**
     * Makes it durable before it returns.
     *
     * @return whether it came about
     */
    boolean write(Transition transition);

    /**
     * Makes several durable at once.
     *
     * @return those that came about
     */
    <T extends Transition> List<T> writeAll(List<T> transitions);

    /** Who works on what of it, if several bridges share it. */
    default Leases leases() {
        return Leases.SOLE;
    }

    /** Who lost what. */
    LossLedger losses();

    /** The resource, or null if nothing is known of it. */
    @Nullable StoredResource find(ResourceId id);

    /** The resource that claims the name, or null. */
    @Nullable StoredResource findByName(String nameKey);

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

    /** Whether any intent is held. */
    boolean holdsAny();

    /**
     * Resources whose intents may be tried at this time and are not held, those of leavers first, then the longest waiting; without those that
     * another bridge works on or is about to.
     */
    List<ResourceId> due(Instant now, int limit);
}
