package ramscim.core.directory;

/** The answer to a call that RAM answers with nothing but that it is done, or was done already. */
public enum Done {
    DONE
}
