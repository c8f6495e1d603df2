package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
    void to_variableOfTheEnvironment_isThatProxy(String name) {
        environment.put(name, "http://proxy:3128");

        assertThat(to("ims.aliyuncs.com")).isEqualTo("proxy:3128");
    }

    @ParameterizedTest
    @CsvSource({"https_proxy, HTTPS_PROXY", "HTTPS_PROXY, all_proxy", "all_proxy, ALL_PROXY"})
    void to_severalVariables_isTheNearest(String nearer, String farther) {
        environment.put(nearer, "near:1");
        environment.put(farther, "far:1");

        assertThat(to("ims.aliyuncs.com")).isEqualTo("near:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http_proxy", "HTTP_PROXY"})
    void to_proxyForPlainHttp_isNotForHttps(String name) {
        environment.put(name, "proxy:3128");

        assertThat(to("ims.aliyuncs.com")).isEqualTo("none");
        assertThat(proxies().to("http", "ims.aliyuncs.com", 80)).isPresent();
    }

    @Test
    void to_emptyVariable_isNone() {
        environment.put("https_proxy", "");

        assertThat(to("ims.aliyuncs.com")).isEqualTo("none");
    }

    @Test
    void to_propertiesOfTheJvm_goBeforeTheEnvironment() {
        environment.put("https_proxy", "proxy:3128");
        properties.put("https.proxyHost", "of-the-jvm");
        properties.put("https.proxyPort", "8080");
        properties.put("https.proxyUser", "bridge");
        properties.put("https.proxyPassword", "se:cr@et%41");

        ProxyServer proxy = proxies().to("https", "ims.aliyuncs.com", 443).orElseThrow();

        assertThat(proxy).hasToString("of-the-jvm:8080");
        assertThat(Objects.requireNonNull(proxy.credentials()).getPassword()).isEqualTo("se:cr@et%41");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "ims.aliyuncs.com",
                "IMS.Aliyuncs.com",
                "aliyuncs.com",
                ".aliyuncs.com",
                "*.aliyuncs.com",
                "ims.aliyuncs.com:443",
                "example.org, aliyuncs.com",
                "example.org aliyuncs.com"
            })
    void to_namedInNoProxy_isNone(String noProxy) {
        environment.put("HTTPS_PROXY", "proxy:3128");
        environment.put("NO_PROXY", noProxy);

        assertThat(to("ims.aliyuncs.com")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yuncs.com", "ims.aliyuncs.com:8443", "ram.aliyuncs.com", "com.ims.aliyuncs.com", "", ","})
    void to_notNamedInNoProxy_isTheProxy(String noProxy) {
        environment.put("HTTPS_PROXY", "proxy:3128");
        environment.put("no_proxy", noProxy);

        assertThat(to("ims.aliyuncs.com")).isEqualTo("proxy:3128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ims.aliyuncs.com", "*.aliyuncs.com|localhost", "localhost|ims.*"})
    void to_namedInTheJvmsNonProxyHosts_isNone(String hosts) {
        properties.put("https.proxyHost", "proxy");
        properties.put("http.nonProxyHosts", hosts);

        assertThat(to("ims.aliyuncs.com")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "100.100.100.200"})
    void to_whatIsOnThisMachine_isNone(String host) {
        environment.put("HTTPS_PROXY", "proxy:3128");

        assertThat(to(host)).isEqualTo("none");
    }

    private Proxies proxies() {
        return new Proxies(environment, properties::get);
    }

    private String to(String host) {
        return proxies().to("https", host, 443).map(ProxyServer::toString).orElse("none");
    }
}
