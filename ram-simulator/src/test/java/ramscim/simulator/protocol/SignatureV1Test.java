package ramscim.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureV1Test {

    /** The example of IMS's own page "Request signatures". */
    @Test
    void expected_documentedExample_isTheDocumentedSignature() {
        SignatureV1 signature = new SignatureV1(
                "GET",
                Map.ofEntries(
                        Map.entry("Action", "CreateUser"),
                        Map.entry("UserPrincipalName", "test@example.onaliyun.com"),
                        Map.entry("DisplayName", "test"),
                        Map.entry("SignatureVersion", "1.0"),
                        Map.entry("Format", "JSON"),
                        Map.entry("Timestamp", "2021-01-15T06:02:28Z"),
                        Map.entry("AccessKeyId", "testid"),
                        Map.entry("SignatureMethod", "HMAC-SHA1"),
                        Map.entry("Version", "2019-08-15"),
                        Map.entry("SignatureNonce", "3f6b4e80-56f7-11eb-a256-a9f756ea7e85")));

        assertThat(signature.expected("testsecret")).isEqualTo("02heLegtw4+BFamznl1Ltj+vJ4A=");
    }
}
