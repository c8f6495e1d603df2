package ramscim.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenScopeTest {
    @Provide
    Arbitrary<String> writes() {
        return Arbitraries.of("POST", "PUT", "PATCH", "DELETE");
    }

    @Property
    void allows_readOnly_writesNothing(@ForAll @From("writes") String method, @ForAll @AlphaChars String below) {
        assertThat(TokenScope.READ_ONLY.allows(method, "/users/" + below.toLowerCase(Locale.ROOT)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ALL, DELETE, /users/1, true",
        "ALL, POST, /bulk, true",
        "USERS, DELETE, /users/1, true",
        "USERS, POST, /users, true",
        "USERS, POST, /users/.search, true",
        "USERS, POST, /groups, false",
        "USERS, GET, /usersandgroups, false",
        "USERS, POST, /bulk, false",
        "USERS, POST, /.search, false",
        "USERS, GET, /schemas/urn:x, true",
        "GROUPS, PATCH, /groups/1, true",
        "GROUPS, GET, /users/1, false",
        "GROUPS, GET, /resourcetypes, true",
        "READ_ONLY, GET, /users, true",
        "READ_ONLY, HEAD, /users, true",
        "READ_ONLY, POST, /groups/.search, true",
        "READ_ONLY, PUT, /groups/.search, false",
        "READ_ONLY, DELETE, /users/.search, false",
        "READ_ONLY, POST, /bulk, false"
    })
    void allows_request_whatTheScopeIsFor(TokenScope scope, String method, String path, boolean allowed) {
        assertThat(scope.allows(method, path)).isEqualTo(allowed);
    }
}
