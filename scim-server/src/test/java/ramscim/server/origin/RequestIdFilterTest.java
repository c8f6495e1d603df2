package ramscim.server.origin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestIdFilterTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final AtomicReference<@Nullable String> logged = new AtomicReference<>();

    private @Nullable String filtered() throws ServletException, IOException {
        new RequestIdFilter().doFilter(request, response, (req, res) -> logged.set(MDC.get("requestId")));
        return response.getHeader("X-Request-Id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4bf92f3577b34da6a3ce929d0e0e4736", "a7c2/req-17.3:b_c", "0f8fad5b-d9cb-469f-a165-70867728950e"})
    void doFilter_saneId_isKeptLoggedAndReturned(String id) throws ServletException, IOException {
        request.addHeader("X-Request-Id", id);

        assertThat(filtered()).isEqualTo(id).isEqualTo(logged.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "=1+1", "-x", "a\"b", "ä", "<b>"})
    void doFilter_otherId_isReplaced(String id) throws ServletException, IOException {
        request.addHeader("X-Request-Id", id);

        assertThat(UUID.fromString(String.valueOf(filtered()))).hasToString(logged.get());
    }

    @Test
    void doFilter_endlessId_isReplaced() throws ServletException, IOException {
        request.addHeader("X-Request-Id", "a".repeat(129));

        assertThat(filtered()).hasSize(36);
    }

    @Test
    void doFilter_afterwards_theThreadHasNoId() throws ServletException, IOException {
        filtered();

        assertThat(MDC.get("requestId")).isNull();
    }
}
