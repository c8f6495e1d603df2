package ramscim.server.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class DryRunModeTest {
    private final DryRunMode onDemand = new DryRunMode(false);

    @AfterEach
    void forgetTheRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    private static void serve(@Nullable String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (header != null) {
            request.addHeader(DryRunMode.HEADER, header);
        }
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    /** Who misspells it does not want the account to be changed. */
    @ParameterizedTest
    @CsvSource({"true, true", "1, true", "yes, true", "'', true", "flase, true", "false, false", "' FALSE ', false"})
    void isAsked_header_isMeantUnlessItSaysFalse(String header, boolean asked) {
        serve(header);

        assertThat(onDemand.isAsked()).isEqualTo(asked);
    }

    @Test
    void isAsked_noHeaderOrNoRequest_changesAreMade() {
        assertThat(onDemand.isAsked()).isFalse();
        serve(null);
        assertThat(onDemand.isAsked()).isFalse();
    }

    @Test
    void isAsked_configuredForAll_noHeaderTakesItBack() {
        serve("false");

        assertThat(new DryRunMode(true).isAsked()).isTrue();
    }
}
