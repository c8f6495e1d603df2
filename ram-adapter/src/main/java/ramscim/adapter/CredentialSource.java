package ramscim.adapter;

import com.aliyuncs.auth.AlibabaCloudCredentials;

/** A place that the bridge's own credentials may come from. */
interface CredentialSource {
    /**
     * Fetches them, which may take seconds.
     *
     * @throws ramscim.core.directory.RamException {@code UNAUTHENTICATED} if there are none; its message says why
     */
    AlibabaCloudCredentials fetch();

    /** Whether somebody set it up to be used: then it says more than that there is nothing. */
    default boolean isMeant() {
        return true;
    }

    /** In words: which place this is. Of several, the one that was taken. */
    String description();
}
