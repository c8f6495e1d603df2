package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyuncs.http.ProtocolType;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://ims.aliyuncs.com", "HTTPS://ims.aliyuncs.com/", "https://10.0.0.1:8443"})
    void of_https_isHttps(String uri) {
        assertThat(Endpoint.of(URI.create(uri)).protocol()).isEqualTo(ProtocolType.HTTPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "http://127.0.0.1:1", "http://127.1.2.3", "http://[::1]:1"})
    void of_httpToLoopback_isHttp(String uri) {
        assertThat(Endpoint.of(URI.create(uri)).protocol()).isEqualTo(ProtocolType.HTTP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ims.aliyuncs.com",
                "http://10.0.0.1:8080",
                "http://localhost.example.com",
                "http://127.0.0.1.example.com"
            })
    void of_httpToElsewhere_isRefusedInOneSentence(String uri) {
        assertThatThrownBy(() -> Endpoint.of(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The endpoint %s must be https; plain http is allowed to a loopback address only.", uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ims.aliyuncs.com",
                "ftp://ims.aliyuncs.com",
                "https://ims.aliyuncs.com/path",
                "https://ims.aliyuncs.com?query",
                "https://user:secret@ims.aliyuncs.com",
                "https:///"
            })
    void of_anythingElse_isRefusedWithoutRepeatingIt(String uri) {
        assertThatThrownBy(() -> Endpoint.of(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://host:port")
                .hasMessageNotContaining("secret");
    }

    @Test
    void of_hostAndPort_areKeptForTheSdk() {
        assertThat(Endpoint.of(URI.create("http://127.0.0.1:8080")).hostAndPort())
                .isEqualTo("127.0.0.1:8080");
    }
}
