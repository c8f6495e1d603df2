package ramscim.server.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.server.admission.Forwarding.Arrival;

class ForwardingTest {
    private static final Pattern INTERNAL = Pattern.compile("10\\.\\d+\\.\\d+\\.\\d+|fd00::.*");

    /** @param headers lines as they are sent, with a bar between them */
    private static Forwarding read(String headers) {
        List<String> lines =
                Arrays.stream(headers.split("\\|", -1)).map(String::strip).toList();
        return Forwarding.of(name -> lines.stream()
                .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList());
    }

    private static String arrival(String headers) {
        Arrival arrival = read(headers).arrival(INTERNAL.asMatchPredicate());
        return "%s %s %s %s"
                .formatted(
                        Objects.requireNonNullElse(arrival.scheme(), "-"),
                        Objects.requireNonNullElse(arrival.host(), "-"),
                        arrival.port() == null ? "-" : arrival.port(),
                        arrival.prefix())
                .strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "X-Forwarded-Proto: https | X-Forwarded-Host: scim.example.com > https scim.example.com -",
                "X-Forwarded-Proto: HTTPS | X-Forwarded-Host: scim.example.com:8443 > https scim.example.com 8443",
                "X-Forwarded-Host: [2001:db8::7]:8443 > - [2001:db8::7] 8443",
                "X-Forwarded-Host: [2001:db8::7] | X-Forwarded-Port: 444 > - [2001:db8::7] 444",
                "X-Forwarded-For: 203.0.113.9, 10.0.0.1 | X-Forwarded-Proto: https, http | X-Forwarded-Host: scim.example.com, inner:8080 > https scim.example.com -",
                "X-Forwarded-For: 203.0.113.9 | X-Forwarded-For: 10.0.0.1 | X-Forwarded-Host: a.example | X-Forwarded-Host: inner > - a.example -",
                "X-Forwarded-For: 203.0.113.9, 10.0.0.1 | X-Forwarded-Proto: https | X-Forwarded-Port: 443, 8080 > https - 443",
                "X-Forwarded-For: 203.0.113.9, 10.0.0.1 | X-Forwarded-Prefix: /ram, /bridge/ > - - - /ram/bridge",
                "X-Forwarded-Prefix: / > - - -",
                "Forwarded: for=203.0.113.9;host=scim.example.com;proto=https > https scim.example.com -",
                "Forwarded: For=\"[2001:db8::9]:4711\";Proto=https;Host=\"scim.example.com:8443\" > https scim.example.com 8443",
                "Forwarded: for=203.0.113.9;host=scim.example.com;proto=https, for=10.0.0.1;host=inner;proto=http > https scim.example.com -",
                "Forwarded: for=203.0.113.9;proto=https;host=a.example | Forwarded: for=\"[fd00::1]\";host=inner > https a.example -",
                "Forwarded: for=203.0.113.9, for=10.0.0.1;host=b.example;proto=https > https b.example -",
                "Forwarded: host=a.example | X-Forwarded-Prefix: /ram > - a.example - /ram",
                "Forwarded: for=_hidden;host=a.example;proto=https > https a.example -",
                "Forwarded: ;host=a.example;;proto=https; , , > https a.example -"
            })
    void arrival_asTheOutermostProxySaysIt(String headers, String expected) {
        assertThat(arrival(headers)).isEqualTo(expected);
    }

    /** What stands before the words of the proxies is the client's. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "X-Forwarded-For: 10.9.9.9, 203.0.113.9, 10.0.0.1 | X-Forwarded-Host: evil, scim.example.com, inner > - scim.example.com -",
                "X-Forwarded-For: 1.1.1.1, 203.0.113.9 | X-Forwarded-Proto: ftp, https | X-Forwarded-Host: evil, a.example > https a.example -",
                "X-Forwarded-For: 203.0.113.9 | X-Forwarded-Prefix: /evil, /ram > - - - /ram",
                "Forwarded: for=10.0.0.2;host=evil;proto=http, for=203.0.113.9;host=a.example;proto=https > https a.example -",
                "Forwarded: host=evil;proto=http | X-Forwarded-For: 203.0.113.9 | X-Forwarded-Proto: https > https - -",
                "Forwarded: for=_hidden;host=evil, for=unknown;host=a.example > - a.example -"
            })
    void arrival_whatTheClientBeganWith_doesNotCount(String headers, String expected) {
        assertThat(arrival(headers)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: a b",
                "X-Forwarded-Host: a.example/path",
                "X-Forwarded-Host: user@a.example",
                "X-Forwarded-Host: 2001:db8::7",
                "X-Forwarded-Proto: javascript",
                "X-Forwarded-Port: 0",
                "X-Forwarded-Port: 65536",
                "X-Forwarded-Port: x",
                "X-Forwarded-Prefix: ram",
                "X-Forwarded-Prefix: //evil.example",
                "X-Forwarded-Prefix: /a/../b",
                "X-Forwarded-Prefix: /..",
                "X-Forwarded-Prefix: /a?b",
                "Forwarded: for=203.0.113.9;host=\"a.example",
                "Forwarded: host=a.example proto=https",
                "Forwarded: nothing"
            })
    void arrival_whatIsNoAddress_isNotTakenForOne(String headers) {
        assertThat(arrival(headers)).isEqualTo("- - -");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "X-Forwarded-For: 203.0.113.9:4711, 10.0.0.1 > 203.0.113.9 10.0.0.1",
                "X-Forwarded-For: [2001:db8::9]:4711 > 2001:db8::9",
                "X-Forwarded-For: 2001:db8::9 > 2001:db8::9",
                "X-Forwarded-For: 203.0.113.9, unknown, 10.0.0.1 > 10.0.0.1",
                "Forwarded: for=\"203.0.113.9:80\", for=10.0.0.1 > 203.0.113.9 10.0.0.1",
                "Forwarded: for=_hidden, for=10.0.0.1 > 10.0.0.1"
            })
    void knownClients_areBareAddresses(String headers, String expected) {
        assertThat(String.join(" ", read(headers).knownClients())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Prefix: %s",
                "Forwarded: host=\"%s\"",
                "Forwarded: for=\"%s\"",
                "X-Forwarded-Host: %s",
                "X-Forwarded-For: %s",
                "X-Forwarded-Port: %s"
            })
    void arrival_ofWhatIsAsLongAsAHeaderMayBe_isNone(String header) {
        for (String part : List.of("/a", "\\\\a", "a.", ":1", "1", ",", ";=")) {
            String headers = header.formatted(part.repeat(8_000));

            assertThat(arrival(headers)).as(part).isEqualTo("- - -");
            assertThat(read(headers).knownClients()).as(part).isEmpty();
        }
    }

    @Test
    void nothing_isEmpty() {
        assertThat(read("Host: a.example").isEmpty()).isTrue();
        assertThat(read("X-Forwarded-Prefix: /a").isEmpty()).isFalse();
    }
}
