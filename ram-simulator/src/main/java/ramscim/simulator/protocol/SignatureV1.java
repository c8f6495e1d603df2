package ramscim.simulator.protocol;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import ramscim.simulator.error.RamError;

/** Signature version 1.0: HMAC-SHA1 over method and parameters, carried in the parameters. */
final class SignatureV1 implements Signature {

    private final String method;
    private final Map<String, String> parameters;

    SignatureV1(String method, Map<String, String> parameters) {
        this.method = method;
        this.parameters = parameters;
    }

    @Override
    public String accessKeyId() {
        return required("AccessKeyId");
    }

    @Override
    public String timestamp() {
        return required("Timestamp");
    }

    @Override
    public String nonce() {
        return required("SignatureNonce");
    }

    @Override
    public String claimed() {
        return required("Signature");
    }

    @Override
    public String stringToSign() {
        Map<String, String> signed = new TreeMap<>(parameters);
        signed.remove("Signature");
        return method + "&%2F&" + Encoding.percent(Encoding.canonicalQuery(signed));
    }

    @Override
    public String expected(String secret) {
        return Base64.getEncoder().encodeToString(Hmac.sign("HmacSHA1", secret + "&", stringToSign()));
    }

    private String required(String name) {
        String value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            throw RamError.missing(name);
        }
        return value;
    }
}
