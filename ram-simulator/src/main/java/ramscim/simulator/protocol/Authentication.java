package ramscim.simulator.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.UnaryOperator;
import ramscim.simulator.error.RamError;

/** The gateway's check that a request comes from the holder of an access key, now, and for the first time. */
public final class Authentication {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);

    private final UnaryOperator<String> secrets;
    private final Clock clock;
    private final Nonces nonces;

    /**
     * @param secrets the secret that belongs to an AccessKey ID; it refuses unknown and Inactive ones
     */
    public Authentication(UnaryOperator<String> secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
        this.nonces = new Nonces(clock);
    }

    /** The ID of the key that signed the request. */
    public String check(RpcRequest request) {
        Signature signature = signatureOf(request);
        String secret = secrets.apply(signature.accessKeyId());
        checkTime(signature.timestamp());
        checkSignature(signature, secret);
        if (!nonces.use(signature.nonce())) {
            throw RamError.nonceUsed();
        }
        return signature.accessKeyId();
    }

    private static Signature signatureOf(RpcRequest request) {
        String authorization = request.header("Authorization");
        return authorization != null && authorization.startsWith(SignatureV3.ALGORITHM)
                ? new SignatureV3(request, authorization)
                : new SignatureV1(request.method(), request.parameters());
    }

    private void checkTime(String timestamp) {
        Duration apart = Duration.between(parse(timestamp), clock.instant()).abs();
        if (apart.compareTo(WINDOW) > 0) {
            throw RamError.expiredTimestamp();
        }
    }

    private static Instant parse(String timestamp) {
        try {
            return LocalDateTime.parse(timestamp, TIMESTAMP).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException malformed) {
            throw RamError.malformedTimestamp();
        }
    }

    private void checkSignature(Signature signature, String secret) {
        String expected = signature.expected(secret);
        if (!MessageDigest.isEqual(bytes(expected), bytes(signature.claimed()))) {
            throw RamError.wrongSignature(signature.stringToSign());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
