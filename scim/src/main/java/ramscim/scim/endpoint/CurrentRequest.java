package ramscim.scim.endpoint;

import ramscim.core.intent.Origin;

/** What the endpoints cannot know of the request which the calling thread serves. */
public interface CurrentRequest {
    /** Who sent it. */
    Origin origin();

    /** Whether it shall change nothing, and be told what it would change. */
    boolean isTriedOut();
}
