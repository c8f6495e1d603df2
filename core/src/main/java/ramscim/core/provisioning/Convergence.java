package ramscim.core.provisioning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.Keeper;
import ramscim.core.directory.Secret;
import ramscim.core.plan.Observed;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/**
 * Brings RAM to what a resource of one type shall be.
 *
 * <p>It trusts what was last seen as long as RAM does not contradict: a plain creation costs one call. Where RAM contradicts, or an
 * earlier attempt may have done something, it looks and plans anew.
 */
interface Convergence {
    /**
     * Checks attributes by every rule that can be checked without RAM, and tells the name that makes them unique among all resources.
     *
     * @throws ramscim.core.mapping.InvalidAttributeException if a rule is broken
     */
    String nameKey(ResourceId id, ScimAttributes attributes);

    /**
     * Checks what else is asked for, and may depend on what the configuration gives away; the start of a leaver's way out is not checked.
     *
     * @throws ProvisioningException {@code FORBIDDEN, INVALID_VALUE}
     */
    default void check(ResourceId id, Draft draft) {}

    /** Whether others lose access when the resource, which they are in, changes its attributes like this. */
    default boolean givesLess(ScimAttributes before, ScimAttributes after) {
        return false;
    }

    /** Whether a password is the one that a pending intent brings, or may be because memory has lost that one. */
    default boolean isPassword(ResourceId id, Intent pending, Secret password) {
        return false;
    }

    /** The intent is carried out or given up: what only memory has of it, and of older ones, is no longer needed. */
    default void forget(ResourceId id, Intent intent) {}

    /**
     * What RAM holds of a resource that has, or was to get, these attributes; null if there is nothing.
     *
     * @throws ramscim.core.directory.RamException if RAM does not tell
     */
    @Nullable Observed look(StoredResource resource, ScimAttributes attributes);

    /**
     * Carries an intent out.
     *
     * @param trusted whether nothing can have changed in RAM since {@code resource.observed()}
     * @throws ramscim.core.directory.RamException if it could not be carried out
     */
    Converged converge(StoredResource resource, Intent intent, boolean trusted);

    /**
     * Brings RAM back to what was confirmed last.
     *
     * @param resource as it was just seen
     * @param intent what was refused
     */
    default Converged undo(StoredResource resource, Intent intent) {
        return converge(resource, intent.undoing(resource.confirmed()), true);
    }

    /**
     * Who keeps what has the name that a resource with these attributes was to get; null if there is nothing of that name any more.
     *
     * @throws ramscim.core.directory.RamException if RAM does not tell
     */
    @Nullable Keeper keeper(ResourceId id, ScimAttributes attributes);

    /**
     * @param observed what is in RAM now; null if it is gone. After a deletion: what RAM keeps of it
     * @param refusals what RAM refused for good while the rest was done, in plain words
     * @param deletion when what RAM keeps after a deletion shall be deleted there too; null: never
     */
    record Converged(
            @Nullable Observed observed,
            List<String> refusals,
            @Nullable Instant deletion) {
        static Converged of(@Nullable Observed observed) {
            return new Converged(observed, List.of(), null);
        }

        static Converged inPart(Observed observed, List<String> refusals) {
            return new Converged(observed, refusals, null);
        }

        static Converged departed(@Nullable Observed observed, @Nullable Instant deletion) {
            return new Converged(observed, List.of(), deletion);
        }
    }
}
