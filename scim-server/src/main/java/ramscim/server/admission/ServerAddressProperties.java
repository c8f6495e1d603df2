package ramscim.server.admission;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the server is.
 *
 * @param publicUrl the address as clients and people reach it; unset, what each request says of it
 */
@ConfigurationProperties("bridge")
record ServerAddressProperties(@Nullable String publicUrl) {
    @Nullable PublicAddress publicAddress() {
        return PublicAddress.parse(publicUrl);
    }
}
