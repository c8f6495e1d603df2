package ramscim.scim.schema;

/** How much of a request is done of which a part cannot be done. */
public enum Extent {
    /** Nothing: whatever is wrong with a part is wrong with the whole. */
    ALL_OR_NOTHING,
    /** The other parts. */
    ALL_THAT_CAN_BE;

    /** Does a part of a request, which does all of what it does or nothing. */
    public void attempt(Runnable part) {
        attempt(part, () -> {});
    }

    /** @param otherwise what is done in place of a part that is left out */
    public void attempt(Runnable part, Runnable otherwise) {
        try {
            part.run();
        } catch (RuntimeException e) {
            if (this == ALL_OR_NOTHING) {
                throw e;
            }
            otherwise.run();
        }
    }
}
