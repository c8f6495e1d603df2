package ramscim.core.converge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Keeper;
import ramscim.core.directory.Secret;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.Observed;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/**
 * Brings RAM to what a resource of one type shall be.
 *
 * <p>It trusts what was last seen as long as RAM does not contradict: a plain creation costs one call. Where RAM contradicts, or an
 * earlier attempt may have done something, it looks and plans anew.
 */
public interface Convergence {
    /**
     * Checks attributes by every rule that can be checked without RAM, and tells the name that makes them unique among all resources.
     *
     * @throws ramscim.core.mapping.InvalidAttributeException if a rule is broken
     */
    String nameKey(ResourceId id, ScimAttributes attributes);

    /**
     * The tags that the provider's attributes become; the bridge's own are none of these.
     *
     * @throws ramscim.core.mapping.InvalidAttributeException if a rule is broken
     */
    default Map<String, String> tags(ResourceId id, ScimAttributes attributes) {
        return Map.of();
    }

    /**
     * Checks what else is asked for, and may depend on what the configuration gives away; the start of a leaver's way out is not checked.
     *
     * @throws ProvisioningException {@code FORBIDDEN, INVALID_VALUE}
     */
    default void check(ResourceId id, Draft draft) {}

    /** Whether a password is the one that a pending intent brings, or may be because memory has lost that one. */
    default boolean isPassword(ResourceId id, Intent pending, Secret password) {
        return false;
    }

    /** The intent is carried out or given up: what only memory has of it, and of older ones, is no longer needed. */
    default void forget(ResourceId id, Intent intent) {}

    /** Users who have to be looked at again when the intent is carried out or given up: what they are to have depends on it. */
    default Set<ResourceId> affected(Intent intent) {
        return Set.of();
    }

    /**
     * What RAM holds of the work's resource, if it has, or was to get, these attributes; null if there is nothing.
     *
     * @throws ramscim.core.directory.RamException if RAM does not tell
     * @throws DeniedException if RAM says that what was there is not, and that is too soon to believe
     */
    @Nullable Observed look(Work work, ScimAttributes attributes);

    /**
     * Carries an intent out, what takes access away first.
     *
     * @throws ramscim.core.directory.RamException if it could not be carried out
     * @throws DeniedException if RAM says that what was there is not, and that is too soon to believe
     * @throws LettingByException if it is to go on when others were let by
     */
    Converged converge(Work work);

    /** Brings RAM back to what was confirmed last, from how it was just seen. */
    default Converged undo(Work work) {
        StoredResource resource = work.resource();
        return converge(work.with(resource, work.intent().undoing(resource.confirmed())));
    }

    /**
     * Who keeps what has the name that the work's resource was to get with these attributes; null if there is nothing of that name any more.
     *
     * @throws ramscim.core.directory.RamException if RAM does not tell
     */
    @Nullable Keeper keeper(Work work, ScimAttributes attributes);

    /**
     * @param observed what is in RAM now; null if it is gone. After a deletion: what RAM keeps of it
     * @param refusals what RAM refused for good while the rest was done
     * @param allRefused whether RAM refused each membership that was to change
     * @param deletion when what RAM keeps after a deletion shall be deleted there too; null: never
     */
    record Converged(
            @Nullable Observed observed,
            List<Refusal> refusals,
            boolean allRefused,
            @Nullable Instant deletion) {
        static Converged of(@Nullable Observed observed) {
            return new Converged(observed, List.of(), false, null);
        }

        static Converged inPart(Observed observed, Progress members) {
            return new Converged(observed, members.refusals(), members.areAllRefused(), null);
        }

        static Converged departed(@Nullable Observed observed, @Nullable Instant deletion) {
            return new Converged(observed, List.of(), false, deletion);
        }
    }
}
