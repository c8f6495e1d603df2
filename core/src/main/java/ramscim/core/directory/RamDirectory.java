package ramscim.core.directory;

import java.util.List;

/** The account's RAM users and groups, and their access. */
public interface RamDirectory {
    /**
     * Makes one call. Implementations are safe for concurrent use.
     *
     * @param errand the work that the call is made for
     * @throws RamException and nothing else. A write that fails with {@link RamException.Reason#AMBIGUOUS} may or may not have taken effect; one that
     *     fails with any other reason has not
     */
    <R> R call(RamCall<R> call, Errand errand);

    /** The same, for work of which this is the only call, and that nobody waits for. */
    default <R> R call(RamCall<R> call) {
        return call(call, Errand.unawaited());
    }

    /** Every entry of a listing, each once (one call a page). */
    default <T> List<T> all(RamCall.Listing<T> listing) {
        return Page.all(marker -> call(listing.from(marker)), listing::identity);
    }

    /** The same, whose calls are all made for one piece of work. */
    default RamDirectory on(Errand errand) {
        return new ErrandDirectory(this, errand);
    }
}
