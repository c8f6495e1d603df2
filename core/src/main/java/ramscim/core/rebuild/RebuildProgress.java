package ramscim.core.rebuild;

/** Is told how far a rebuild has come. */
@FunctionalInterface
public interface RebuildProgress {
    /** Tells nobody. */
    RebuildProgress NONE = (stage, done, of) -> {};

    /** What is being done; each stage follows the one before it. */
    enum Stage {
        /** The members of the groups are read; who the users are RAM told at once. */
        READING_GROUPS,
        WRITING
    }

    /** @param of how many there are */
    void at(Stage stage, int done, int of);
}
