package ramscim.scim.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import ramscim.scim.error.ScimProblem;
import ramscim.scim.error.ScimRequestException;

/**
 * The body of a request. One that has a name twice is refused, but no sooner than somebody can see whom it takes access
 * away from.
 *
 * @param object where values of one name differ, it has one that is of no JSON type, and that nobody can read
 * @param repeated a name that an object has twice, in whatever case; null if there is none
 */
public record ScimBody(ObjectNode object, @Nullable String repeated) {
    /** @throws ScimRequestException {@code invalidSyntax} if a name is there twice */
    ObjectNode whole() {
        requireUniqueNames();
        return object;
    }

    /** @throws ScimRequestException {@code invalidSyntax} if a name is there twice */
    void requireUniqueNames() {
        if (repeated != null) {
            throw new ScimRequestException(
                    ScimProblem.INVALID_SYNTAX,
                    "The request body has the name '" + repeated + "' twice, in whatever case.");
        }
    }

    /** Says nothing of the body, which may have a password. */
    @Override
    public String toString() {
        return "The body of a request";
    }
}
