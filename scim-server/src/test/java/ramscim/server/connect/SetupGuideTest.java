package ramscim.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guides that are shown, against those of the repository. */
class SetupGuideTest {
    private static final Path GUIDES = Path.of("..", "docs", "idp");
    private static final String INDEX = "README.md";

    private static String plain(Provider provider) throws IOException {
        return Files.readString(GUIDES.resolve(provider.id() + ".md")).replaceAll("[*`]", "");
    }

    @Test
    void providers_areThoseThatHaveAGuideAndNoOther() throws IOException {
        try (Stream<Path> guides = Files.list(GUIDES)) {
            assertThat(guides.map(guide -> guide.getFileName().toString()).filter(name -> !name.equals(INDEX)))
                    .containsExactlyInAnyOrderElementsOf(Provider.all().stream()
                            .map(provider -> provider.id() + ".md")
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void guide_saysWhatTheProviderIsSaidToCallItsFieldsAndHowItTests(Provider provider) throws IOException {
        assertThat(plain(provider)).contains(provider.addressField(), provider.tokenField(), provider.test());
        assertThat(Files.readString(GUIDES.resolve(INDEX))).contains("(" + provider.id() + ".md)");
    }

    @ParameterizedTest
    @EnumSource
    void of_ownAddress_standsInTheStepsInPlaceOfTheExample(Provider provider) {
        SetupGuide guide = SetupGuide.of(provider, "https://scim.acme.example:8443");

        assertThat(guide.steps())
                .contains("<h3>Fields to fill in</h3>", "https://scim.acme.example:8443/scim/v2", "<table>")
                .doesNotContain("bridge.example.com", "<h1>", "<h2>", "zh-CN");
        assertThat(guide.more()).doesNotContain("bridge.example.com");
    }

    @Test
    void of_addressOfMarkup_isText() {
        SetupGuide guide = SetupGuide.of(Provider.OKTA, "https://x`**<script>alert(1)</script>");

        assertThat(guide.steps()).contains("https://x`**&lt;script&gt;").doesNotContain("<script>");
    }
}
