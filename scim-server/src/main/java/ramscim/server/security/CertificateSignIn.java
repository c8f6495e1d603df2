package ramscim.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * By the certificate of the connection, where TLS ends in the bridge: whose chain is not believed does not come so far.
 * It is for requests that bring nothing else; with a token the token counts.
 */
final class CertificateSignIn implements ClientSignIn {
    private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private final Map<String, ClientProperties.Certificate> certificates;
    private final ConfiguredClients clients;
    private final Clock clock;

    CertificateSignIn(Map<String, ClientProperties.Certificate> certificates, ConfiguredClients clients, Clock clock) {
        this.certificates = Map.copyOf(certificates);
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public @Nullable SignInResult of(HttpServletRequest request) {
        if (certificates.isEmpty()
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || !(request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain)
                || chain.length == 0) {
            return null;
        }
        String name = nameOf(chain[0]);
        if (name == null) {
            return SignInResult.refused(null, "A certificate is none of a client's.");
        }
        ScimToken client = Objects.requireNonNull(clients.named(name));
        if (client.revoked() != null) {
            return SignInResult.refused(client, client.endInWords(clock.instant()));
        }
        return isInTime(chain[0])
                ? SignInResult.accepted(client)
                : SignInResult.refused(client, "The client's certificate has ended.");
    }

    /** Who has a name of its own goes before whoever an issuer has certified. */
    private @Nullable String nameOf(X509Certificate certificate) {
        return certificates.entrySet().stream()
                .filter(client -> client.getValue().isOf(certificate))
                .min(Comparator.comparing(client -> client.getValue().subject() == null))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** A connection may be older than that. */
    private boolean isInTime(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }
}
