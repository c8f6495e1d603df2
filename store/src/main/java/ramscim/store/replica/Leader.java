package ramscim.store.replica;

/** For work that one replica shall do for all, such as what is done at certain times. */
@FunctionalInterface
public interface Leader {
    /** Whether it is this one, at the moment; to be asked each time. */
    boolean isLeader();
}
