package ramscim.core.directory;

import java.util.List;

/** The account's RAM users and groups, and their access. */
public interface RamDirectory {
    /**
     * Makes one call. Implementations are safe for concurrent use.
     *
     * @throws RamException and nothing else. A write that fails with {@link RamException.Reason#AMBIGUOUS} may or may not have taken effect; one that
     *     fails with any other reason has not
     */
    <R> R call(RamCall<R> call);

    /** Every entry of a listing, each once (one call a page). */
    default <T> List<T> all(RamCall.Listing<T> listing) {
        return Page.all(marker -> call(listing.from(marker)), listing::identity);
    }
}
