package ramscim.core.provisioning;

import org.jspecify.annotations.Nullable;

/** What a request comes to when it is laid beside what is known. */
sealed interface Proposal {
    /** The resource is as asked. */
    record Done(ConfirmedResource resource) implements Proposal {}

    /** The resource is as asked, and the one who asks is the first to hear of it. */
    record DoneUntold(ConfirmedResource resource) implements Proposal {}

    /** The same was asked before and is on its way. */
    record Join(Intent pending) implements Proposal {}

    /**
     * Something is to be changed.
     *
     * @param stored what is known of the resource; null if nothing is
     * @param draft what it shall become; null: it shall cease
     * @param nameKey the name that it needs; null if it shall cease
     */
    record Change(
            @Nullable StoredResource stored,
            @Nullable Draft draft,
            @Nullable String nameKey) implements Proposal {}
}
