package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.RunningBridge;
import ramscim.server.security.ScimToken;
import ramscim.server.security.ScimTokens;

/** Who may do what on the page Connect. */
class ConnectRolesTest {
    private static final String ROLE = "X-Role-Of-These-Tests";
    private static final RunningBridge BRIDGE = RunningBridge.startWith(SignedInByHeader.class);

    /** Takes the place of single sign-on, which alone gives roles. */
    @TestConfiguration(proxyBeanMethods = false)
    static class SignedInByHeader {
        @Bean
        FilterRegistrationBean<Filter> rolesByHeader() {
            FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
                HttpServletRequest http = (HttpServletRequest) request;
                String role = http.getHeader(ROLE);
                if (role != null) {
                    // It holds the token against forged requests.
                    http.getSession();
                    request.setAttribute(
                            RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME,
                            new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                                    "somebody", null, List.of(new SimpleGrantedAuthority("ROLE_" + role)))));
                }
                chain.doFilter(request, response);
            });
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }
    }

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    private static List<String> tokens() {
        return BRIDGE.bean(ScimTokens.class).list().stream()
                .map(ScimToken::name)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "OPERATOR"})
    void token_madeByAnybodyElse_isRefusedAndNotOffered(String role) {
        DashboardClient somebody = DashboardClient.with(BRIDGE.root(), ROLE, role);

        assertThat(somebody.get("/admin/connect/okta"))
                .contains("SCIM connector base URL", "First request")
                .doesNotContain("Make it");
        assertThatThrownBy(() -> somebody.submit("/admin/connect/okta/token", "name=okta"))
                .hasMessageContaining("403");
        assertThat(tokens()).doesNotContain("okta");
    }

    @Test
    void token_madeByAnAdministrator_isThere() {
        DashboardClient admin = DashboardClient.with(BRIDGE.root(), ROLE, "ADMIN");

        assertThat(admin.submit("/admin/connect/onelogin/token", "name=onelogin"))
                .contains("id=\"secret\"");
        assertThat(tokens()).contains("onelogin");
    }
}
