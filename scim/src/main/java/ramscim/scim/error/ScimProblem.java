package ramscim.scim.error;

import org.jspecify.annotations.Nullable;
import ramscim.core.refusal.ProvisioningException.Reason;

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
    REQUEST_TIMEOUT(408, null),
    UNIQUENESS(409, "uniqueness"),
    PRECONDITION_FAILED(412, null),
    PAYLOAD_TOO_LARGE(413, null),
    UNSUPPORTED_MEDIA_TYPE(415, null),
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

    static ScimProblem of(Reason reason) {
        return switch (reason) {
            case INVALID_VALUE -> INVALID_VALUE;
            case UNIQUENESS -> UNIQUENESS;
            case NOT_FOUND -> NOT_FOUND;
            case PRECONDITION_FAILED -> PRECONDITION_FAILED;
            case FORBIDDEN, QUOTA_EXCEEDED, PROTECTED -> FORBIDDEN;
            case HELD, NOT_YET, OUTAGE -> UNAVAILABLE;
            case BUSY -> TOO_MANY_REQUESTS;
        };
    }

    /** What it is to those who know nothing of SCIM. */
    Reason reason() {
        return switch (this) {
            case INVALID_FILTER,
                    TOO_MANY,
                    MUTABILITY,
                    INVALID_SYNTAX,
                    INVALID_PATH,
                    NO_TARGET,
                    INVALID_VALUE,
                    INVALID_CURSOR,
                    REQUEST_TIMEOUT,
                    PAYLOAD_TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    NOT_IMPLEMENTED -> Reason.INVALID_VALUE;
            case UNAUTHORIZED, FORBIDDEN -> Reason.FORBIDDEN;
            case NOT_FOUND -> Reason.NOT_FOUND;
            case UNIQUENESS -> Reason.UNIQUENESS;
            case PRECONDITION_FAILED -> Reason.PRECONDITION_FAILED;
            case TOO_MANY_REQUESTS -> Reason.BUSY;
            case UNAVAILABLE -> Reason.NOT_YET;
        };
    }
}
