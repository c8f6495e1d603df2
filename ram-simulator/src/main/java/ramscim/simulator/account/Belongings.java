package ramscim.simulator.account;

import ramscim.simulator.error.RamError;

/**
 * Something that hangs on a user or group and that strict deletion wants gone first: memberships, keys, policies and
 * the like.
 */
public interface Belongings {

    boolean existFor(String ownerId);

    /** The DeleteConflict with which the service refuses to delete an owner that still has some. */
    RamError conflict();

    void removeFor(String ownerId);
}
