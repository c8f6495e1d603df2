package ramscim.scim.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.scim.schema.ServedSchemas;
import ramscim.scim.search.Filters;

class ParserWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq 'x'",
                "userName eq \"a\\q\"",
                "userName eq \"\u0001\"",
                "userName zz \"x\"",
                "userName eq",
                "and",
                "(userName pr",
                "emails[type eq 'x']",
                ""
            })
    void filterThatCannotBeRead_isDescribedInALineThatSpeaksOfFilters(String filter) {
        ScimRequestException refusal = catchThrowableOfType(
                ScimRequestException.class, () -> Filters.read(List.of(ServedSchemas.user()), filter));

        assertThat(refusal.detail())
                .doesNotContain("\n", "[Source", "StreamRead", "REDACTED", "JSON")
                .endsWith(".");
    }
}
