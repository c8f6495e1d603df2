package ramscim.simulator.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.error.RamError;

/**
 * Signature version 3: ACS3-HMAC-SHA256 over method, query, named headers and the digest of the body, carried in
 * headers.
 */
final class SignatureV3 implements Signature {

    static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private final RpcRequest request;
    private final Map<String, String> claims;
    private final List<String> signedHeaders;

    SignatureV3(RpcRequest request, String authorization) {
        this.request = request;
        this.claims = parse(authorization.substring(ALGORITHM.length()));
        this.signedHeaders = Arrays.asList(claim("SignedHeaders").split(";"));
        if (!signedHeaders.containsAll(List.of("x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"))) {
            throw RamError.incompleteSignature();
        }
    }

    @Override
    public String accessKeyId() {
        return claim("Credential");
    }

    @Override
    public String timestamp() {
        return header("x-acs-date");
    }

    @Override
    public String nonce() {
        return header("x-acs-signature-nonce");
    }

    @Override
    public String claimed() {
        return claim("Signature");
    }

    @Override
    public String stringToSign() {
        return ALGORITHM + "\n" + Hmac.sha256Hex(canonicalRequest().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String expected(String secret) {
        return HexFormat.of().formatHex(Hmac.sign("HmacSHA256", secret, stringToSign()));
    }

    private String canonicalRequest() {
        String headers = signedHeaders.stream()
                .map(name -> name + ":" + header(name).trim() + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                request.method(),
                "/",
                Encoding.canonicalQuery(request.query()),
                headers,
                String.join(";", signedHeaders),
                Hmac.sha256Hex(request.body()));
    }

    private String header(String name) {
        return present(request.header(name.toLowerCase(Locale.ROOT)));
    }

    private String claim(String name) {
        return present(claims.get(name));
    }

    private static String present(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw RamError.incompleteSignature();
        }
        return value;
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> parsed = new TreeMap<>();
        for (String claim : text.split(",")) {
            int equals = claim.indexOf('=');
            if (equals > 0) {
                parsed.put(
                        claim.substring(0, equals).trim(),
                        claim.substring(equals + 1).trim());
            }
        }
        return parsed;
    }
}
