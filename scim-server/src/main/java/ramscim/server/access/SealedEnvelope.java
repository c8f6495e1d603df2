package ramscim.server.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.Objects;
import org.springframework.security.converter.RsaKeyConverters;
import ramscim.server.start.StartException;

/** Encrypted to one recipient: a JWE in compact form (RFC 7516), RSA-OAEP-256 with A256GCM. */
final class SealedEnvelope implements Envelope {
    private final RSAPublicKey recipient;

    private SealedEnvelope(RSAPublicKey recipient) {
        this.recipient = recipient;
    }

    /** @param file a public RSA key in PEM */
    static SealedEnvelope forKeyIn(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            return new SealedEnvelope(
                    Objects.requireNonNull(RsaKeyConverters.x509().convert(pem)));
        } catch (IOException | RuntimeException e) {
            throw new StartException(
                    "Set bridge.access.secret-sink.recipient-key to a file with a public RSA key in PEM; %s is none."
                            .formatted(file));
        }
    }

    @Override
    public void put(ObjectNode line, ObjectNode contents) {
        JWEHeader header = new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM);
        JWEObject sealed = new JWEObject(header, new Payload(contents.toString()));
        try {
            sealed.encrypt(new RSAEncrypter(recipient));
        } catch (JOSEException e) {
            throw new IllegalStateException("a secret could not be encrypted for its recipient", e);
        }
        line.put("jwe", sealed.serialize());
    }
}
