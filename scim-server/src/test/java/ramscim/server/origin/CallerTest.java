package ramscim.server.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

class CallerTest {
    private static Authentication person(String issuer, String subject, String name) {
        OidcIdToken token = new OidcIdToken(
                "x", Instant.EPOCH, Instant.EPOCH.plusSeconds(1), Map.of("iss", issuer, "sub", subject, "name", name));
        return new OAuth2AuthenticationToken(new DefaultOidcUser(List.of(), token), List.of(), "sso");
    }

    @Test
    void of_aPersonOfSingleSignOnWhoIsCalledAdmin_isNotTheLocalAdministrator() {
        Caller local = Caller.of(UsernamePasswordAuthenticationToken.authenticated("admin", null, List.of()));

        Caller person = Caller.of(person("https://login.example.com", "admin", "admin"));

        assertThat(local.actor()).isEqualTo("admin:admin");
        assertThat(person.actor()).isEqualTo("sso:https://login.example.com#admin");
        assertThat(person.words().english())
                .isNotEqualTo(local.words().english())
                .contains("single sign-on");
    }

    @Test
    void of_oneSubjectOfTwoIssuers_isTwoPeople() {
        assertThat(Caller.of(person("https://a.example.com", "1", "Ada")).actor())
                .isNotEqualTo(
                        Caller.of(person("https://b.example.com", "1", "Ada")).actor());
    }

    @Test
    void of_aSubjectWithTheSeparator_keepsItsIssuer() {
        Caller person = Caller.of(person("https://login.example.com", "a#https://other.example.com#b", "Ada"));

        assertThat(person.issuer()).isEqualTo("https://login.example.com");
        assertThat(Caller.ofActor(person.actor()))
                .isNotNull()
                .extracting(Caller::subject)
                .isEqualTo("a#https://other.example.com#b");
    }

    @Test
    void of_aNameWithLineEnds_forgesNoLine() {
        Caller person = Caller.of(person("https://login.example.com", "1\nadmin:admin", "Ada\r\nadmin"));

        assertThat(person.actor() + person.name()).doesNotContain("\n", "\r");
    }

    @Test
    void of_nobody_isAStranger() {
        assertThat(Caller.of(null)).isEqualTo(Caller.ANONYMOUS);
        assertThat(Caller.of(new AnonymousAuthenticationToken(
                        "key", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"))))
                .isEqualTo(Caller.ANONYMOUS);
    }

    @Test
    void ofActor_theBridgeItself_isNoCaller() {
        assertThat(Caller.ofActor("bridge")).isNull();
        assertThat(Caller.ofActor("token:okta")).isEqualTo(Caller.ofToken("okta"));
    }
}
