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

    /** In words: which place this is. Of several, the one that was taken. */
    String description();
}
