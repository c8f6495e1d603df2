package ramscim.server.traffic;

/** How a request of an identity provider ended. */
enum ScimOutcome {
    DONE("Done"),
    LATER("Put off"),
    REFUSED("Refused"),
    UNAUTHORIZED("Token refused"),
    FAILED("Failed");

    private final String label;

    ScimOutcome(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Asking for what is not there is how providers look whether it is. */
    static ScimOutcome of(String method, int status) {
        if (status < 400 || (status == 404 && method.equals("GET"))) {
            return DONE;
        }
        return switch (status) {
            case 401, 403 -> UNAUTHORIZED;
            case 429, 503 -> LATER;
            default -> status < 500 ? REFUSED : FAILED;
        };
    }
}
