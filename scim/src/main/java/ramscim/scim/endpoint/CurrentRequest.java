package ramscim.scim.endpoint;

import com.unboundid.scim2.common.messages.ErrorResponse;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Origin;

/** What the endpoints cannot know of the request which the calling thread serves. */
public interface CurrentRequest {
    /** Who sent it. */
    Origin origin();

    /** Whether it shall change nothing, and be told what it would change. */
    boolean isTriedOut();

    boolean maySetPasswords();

    /**
     * For whoever sets the provider up: a part of the request was not done, and is answered within a 200.
     *
     * @param method as it was sent, and so
     * @param path of what it is about
     */
    void refusedPart(String method, String path, ErrorResponse error);

    /**
     * For the record: a part of the request never comes to anything. Who sends it with every request has it told once,
     * until it is another.
     *
     * @param words empty if there is nothing to tell any more
     * @param beginning what all words of this kind begin with
     */
    void ignored(ConfirmedResource of, String words, String beginning);

    /** For the record: a part of the request was not done, and the rest was. */
    void leftOut(ConfirmedResource of, String words);
}
