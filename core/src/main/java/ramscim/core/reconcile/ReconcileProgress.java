package ramscim.core.reconcile;

/** Is told how far a reconcile has come. */
@FunctionalInterface
public interface ReconcileProgress {
    /** Tells nobody. */
    ReconcileProgress NONE = (stage, done, of) -> {};

    /** What is being done; each stage follows the one before it. */
    enum Stage {
        /** RAM's list is read. */
        LISTING,
        /** What looks wrong is looked at by itself, and so is the access of those who are disabled. */
        LOOKING,
        REPAIRING
    }

    /** @param of how many there are; 0 if that is not known */
    void at(Stage stage, int done, int of);
}
