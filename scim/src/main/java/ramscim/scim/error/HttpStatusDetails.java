package ramscim.scim.error;

import jakarta.ws.rs.core.Response;

/** What to tell a person about an HTTP status that came without an explanation. */
public final class HttpStatusDetails {
    private HttpStatusDetails() {}

    public static String of(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read.";
            case 401 -> "A bearer token is required.";
            case 404 -> "There is no such endpoint or resource.";
            case 405 -> "The endpoint does not have this method.";
            case 406 -> "The answer can be application/scim+json or application/json, and nothing else.";
            case 413 -> "The request body is too large.";
            case 415 -> "The request body must be application/scim+json or application/json.";
            default -> {
                Response.Status known = Response.Status.fromStatusCode(status);
                yield known == null ? "The request failed." : known.getReasonPhrase() + ".";
            }
        };
    }
}
