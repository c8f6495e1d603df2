package ramscim.store;

/** The bridge cannot be kept in this database. */
public final class UnknownDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String product;

    UnknownDatabaseException(String product) {
        super("The bridge cannot be kept in " + product + ".");
        this.product = product;
    }

    /** What the database calls itself. */
    public String product() {
        return product;
    }
}
