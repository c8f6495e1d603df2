package ramscim.server.security;

/** How a client shows who it is. */
public enum SignInWay {
    /** By a bearer token that the bridge made, or that stands in its configuration (RFC 6750). */
    TOKEN("Bearer token"),
    /** By a token that the client's own issuer signs (RFC 7519). */
    JWT("Signed token (JWT)"),
    /** By an access token that the bridge gave for the client's secret or signature (RFC 6749, section 4.4). */
    OAUTH("OAuth client credentials"),
    /** By a certificate, when the connection is made (RFC 8446, section 4.4.2). */
    CERTIFICATE("Client certificate"),
    /** By name and password with each request (RFC 7617). */
    BASIC("Name and password");

    private final String label;

    SignInWay(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
