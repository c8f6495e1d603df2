package ramscim.server.jwt;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;

/** Where an issuer publishes the keys that it signs with. */
@FunctionalInterface
interface KeySource {
    JWKSet fetch() throws IOException;
}
