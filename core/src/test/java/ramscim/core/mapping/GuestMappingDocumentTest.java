package ramscim.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.core.resource.Attributes;

/** The mapping that the documents offer for guests of Microsoft Entra ID. */
class GuestMappingDocumentTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```properties\\n(.*?)```");
    private static final String KEY = "bridge.mapping.user-principal-name";
    private static final String ID = "0d3f1c2e-8a9b-4c5d-9e6f-1a2b3c4d5e6f";

    private static UserMapping mapping(String document) {
        Properties examples = new Properties();
        try {
            Matcher block = EXAMPLE.matcher(Files.readString(Path.of("../docs/" + document)));
            while (block.find()) {
                examples.load(new StringReader(block.group(1)));
            }
        } catch (IOException e) {
            throw new IllegalStateException(document, e);
        }
        UserExpressions expressions = UserExpressions.compile(
                Map.of(RamField.USER_PRINCIPAL_NAME, Objects.requireNonNull(examples.getProperty(KEY))), Map.of());
        return new UserMapping(Mappings.OWNER, new Contacts(AccountSite.CHINA, "CN", expressions, false), expressions);
    }

    @ParameterizedTest
    @CsvSource({
        "guest_contoso.com#EXT#@tenant.onmicrosoft.com, " + ID + ", guest-" + ID,
        "guest+x_contoso.com#EXT#@tenant.onmicrosoft.com, " + ID + ", guest-" + ID,
        "guest_contoso.com#EXT#@tenant.onmicrosoft.com, guest_contoso.com#EXT#, guest_contoso.com-EXT",
        "guest_contoso.com#EXT#@tenant.onmicrosoft.com, , guest_contoso.com-EXT",
        "guest_contoso.com@tenant.onmicrosoft.com, " + ID + ", guest_contoso.com",
        "alice@tenant.onmicrosoft.com, , alice",
        "alice, " + ID + ", alice"
    })
    void example_ofGuestsAndOthers_makesAName(String userName, String externalId, String name) {
        String json = "{'userName':'%s'%s}"
                .formatted(userName, externalId == null ? "" : ",'externalId':'" + externalId + "'");

        for (String document : new String[] {"idp/entra-id.md", "mapping.md"}) {
            assertThat(mapping(document)
                            .userPrincipalName(Attributes.json(json), "corp.onaliyun.com")
                            .localPart())
                    .as(document)
                    .isEqualTo(name);
        }
    }
}
