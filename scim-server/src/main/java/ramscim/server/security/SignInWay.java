package ramscim.server.security;

import java.util.Locale;
import ramscim.server.words.Words;

/** How a client shows who it is. */
public enum SignInWay {
    /** By a bearer token that the bridge made, or that stands in its configuration (RFC 6750). */
    TOKEN,
    /** By a token that the client's own issuer signs (RFC 7519). */
    JWT,
    /** By an access token that the bridge gave for the client's secret or signature (RFC 6749, section 4.4). */
    OAUTH,
    /** By a certificate, when the connection is made (RFC 8446, section 4.4.2). */
    CERTIFICATE,
    /** By name and password with each request (RFC 7617). */
    BASIC;

    public Words words() {
        return Words.of("clients.way." + name().toLowerCase(Locale.ROOT));
    }
}
