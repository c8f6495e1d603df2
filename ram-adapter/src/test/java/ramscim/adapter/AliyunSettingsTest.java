package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AliyunSettingsTest {
    private static final URI IMS = URI.create("https://ims.aliyuncs.com");
    private static final URI RAM = URI.create("https://ram.aliyuncs.com");
    private static final URI STS = URI.create("https://sts.aliyuncs.com");
    private static final URI RESOURCES = URI.create("https://resourcemanager.aliyuncs.com");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final AliyunCredentials KEY = AliyunCredentials.keyPair("the-id", "the-secret");

    @Test
    void toString_keyPair_hidesIt() {
        assertThat(new AliyunSettings(IMS, RAM, STS, RESOURCES, SECOND, SECOND, true, 1, KEY).toString())
                .doesNotContain("the-id", "the-secret");
    }

    @Test
    void new_plainHttpToElsewhere_isRefused() {
        URI plain = URI.create("http://ram.aliyuncs.com");

        assertThatThrownBy(() -> new AliyunSettings(IMS, RAM, STS, plain, SECOND, SECOND, true, 1, KEY))
                .hasMessageContaining("must be https");
    }

    @Test
    void new_timeoutOfZero_isRefusedBecauseTheSdkTakesItForNone() {
        assertThatThrownBy(() -> new AliyunSettings(IMS, RAM, STS, RESOURCES, SECOND, Duration.ZERO, true, 1, KEY))
                .hasMessageContaining("read timeout");
    }

    @Test
    void new_noConnections_isRefused() {
        assertThatThrownBy(() -> new AliyunSettings(IMS, RAM, STS, RESOURCES, SECOND, SECOND, true, 0, KEY))
                .hasMessageContaining("at least 1 connection");
    }

    @Test
    void keyPair_blankSecret_isRefused() {
        assertThatThrownBy(() -> AliyunCredentials.keyPair("the-id", " ")).isInstanceOf(IllegalArgumentException.class);
    }
}
