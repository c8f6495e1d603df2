package ramscim.core.store;

import java.time.Instant;
import java.util.Set;
import ramscim.core.intent.Hold;
import ramscim.core.intent.LossKind;
import ramscim.core.resource.ResourceId;

/**
 * Who lost what lately, and who would lose it by what is held.
 *
 * <p>The store writes it together with the intents: what {@link Hold#FREE} intents take away is admitted, and stays counted when they have been
 * carried out; what {@link Hold#HELD} ones would take away is counted while they are held; what is {@link Hold#APPROVED} is not counted.
 */
public interface LossLedger {
    /** How many different losers of the kind there are: admitted since then, held, and those of the set. */
    long losersWith(LossKind kind, Instant since, Set<ResourceId> more);

    /** How many confirmed resources there are that could lose this, those that ceased since then included. */
    long population(LossKind kind, Instant since);

    /** Those who would have lost something by a change of the resource that an administrator rejected, and that was not taken back since. */
    Set<ResourceId> rejectedLosers(ResourceId resource);
}
