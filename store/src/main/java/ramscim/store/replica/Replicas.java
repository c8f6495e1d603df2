package ramscim.store.replica;

import ramscim.core.resource.ResourceId;
import ramscim.core.store.Leases;

/** The replicas of the bridge on one database, of which this is one. */
public interface Replicas extends Leases, Leader, AutoCloseable {
    /** Who this one is, for the others. */
    String name();

    /** Whether no other can ever be there. */
    boolean isSole();

    /** How many there are; at least one. */
    int live();

    /**
     * Which intents no other replica works on or has for itself, as SQL over {@code intent i} and the parameter {@code
     * replica}, which is {@link #name}.
     */
    String unclaimed();

    /**
     * To be called in the transaction that writes what this replica did to a resource: until its end no other can take
     * the lease over. Who writes without having taken one, such as a command while nothing else works, may do so as
     * long as no other has it.
     *
     * @throws LostLeaseException if another may have taken it over already
     */
    void verify(ResourceId id);

    /** This one stops: the others need not wait until they notice. */
    @Override
    void close();
}
