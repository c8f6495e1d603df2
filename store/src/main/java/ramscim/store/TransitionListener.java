package ramscim.store;

/** Is told of what comes about in the store, in the same transaction: if it fails, that did not come about. */
public interface TransitionListener {
    void written(Written written);
}
