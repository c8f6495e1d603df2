package ramscim.server.scim.error;

import org.jspecify.annotations.Nullable;

/** The kinds of SCIM errors, with their status and scimType (RFC 7644, section 3.12, tables 8 and 9). */
public enum ScimProblem {
    INVALID_FILTER(400, "invalidFilter"),
    TOO_MANY(400, "tooMany"),
    MUTABILITY(400, "mutability"),
    INVALID_SYNTAX(400, "invalidSyntax"),
    INVALID_PATH(400, "invalidPath"),
    NO_TARGET(400, "noTarget"),
    INVALID_VALUE(400, "invalidValue"),
    /** RFC 9865, section 2.1. */
    INVALID_CURSOR(400, "invalidCursor"),
    UNAUTHORIZED(401, null),
    FORBIDDEN(403, null),
    NOT_FOUND(404, null),
    UNIQUENESS(409, "uniqueness"),
    PRECONDITION_FAILED(412, null),
    PAYLOAD_TOO_LARGE(413, null),
    TOO_MANY_REQUESTS(429, null),
    NOT_IMPLEMENTED(501, null),
    UNAVAILABLE(503, null);

    private final int status;
    private final @Nullable String scimType;

    ScimProblem(int status, @Nullable String scimType) {
        this.status = status;
        this.scimType = scimType;
    }

    public int status() {
        return status;
    }

    public @Nullable String scimType() {
        return scimType;
    }
}
