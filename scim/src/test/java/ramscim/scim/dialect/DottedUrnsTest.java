package ramscim.scim.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DottedUrnsTest {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            E.manager                    | E:manager
            E.manager.value              | E:manager.value
            E:manager.value              | E:manager.value
            E                            | E
            e.department eq "E.x"        | e:department eq "E.x"
            userName eq "E.manager"      | userName eq "E.manager"
            name.givenName               | name.givenName
            """)
    void withColons_dotBehindAUrn_isAColon(String sent, String read) {
        assertThat(DottedUrns.withColons(whole(sent))).isEqualTo(whole(read));
    }

    private static String whole(String text) {
        return text.replace("E", ENTERPRISE).replaceFirst("^e(?=[.:])", ENTERPRISE.toUpperCase(Locale.ROOT));
    }
}
