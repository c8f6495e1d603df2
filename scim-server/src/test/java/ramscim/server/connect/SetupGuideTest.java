package ramscim.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import ramscim.server.words.Audience;

/** The guides that are shown, against those of the repository. */
class SetupGuideTest {
    private static final Path GUIDES = Path.of("..", "docs", "idp");
    private static final Path CHINESE = Path.of("..", "docs", "zh-CN", "idp");
    private static final String INDEX = "README.md";

    private static String plain(Path guides, Provider provider) throws IOException {
        return Files.readString(guides.resolve(provider.id() + ".md")).replaceAll("[*`]", "");
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
        assertThat(plain(GUIDES, provider))
                .contains(
                        provider.addressField().english(),
                        provider.tokenField().english(),
                        provider.test().english());
        assertThat(Files.readString(GUIDES.resolve(INDEX))).contains("(" + provider.id() + ".md)");
    }

    static List<Provider> inChinese() {
        return Provider.all().stream()
                .filter(provider -> Files.exists(CHINESE.resolve(provider.id() + ".md")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("inChinese")
    void chineseGuide_saysWhatThePageSaysInChinese(Provider provider) throws IOException {
        assertThat(plain(CHINESE, provider))
                .contains(
                        provider.addressField().english(),
                        provider.tokenField().english(),
                        provider.test().to(new Audience(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC)));
    }

    @ParameterizedTest
    @MethodSource("inChinese")
    void of_forOneWhoReadsChinese_isInChineseWithoutTheAnchorsOfTheRepository(Provider provider) {
        SetupGuide guide = SetupGuide.of(provider, "https://scim.acme.example", Locale.SIMPLIFIED_CHINESE);

        assertThat(guide.language()).isEqualTo("zh-CN");
        assertThat(guide.steps())
                .contains("<h3>需要填写的字段</h3>", "https://scim.acme.example/scim/v2")
                .doesNotContain("bridge.example.com", "&lt;a", "English");
        assertThat(guide.more()).doesNotContain("bridge.example.com", "&lt;a");
    }

    @Test
    void of_whatIsNotTranslated_isInEnglish() {
        SetupGuide guide = SetupGuide.of(Provider.KEYCLOAK, "https://scim.acme.example", Locale.SIMPLIFIED_CHINESE);

        assertThat(guide.language()).isEqualTo("en");
        assertThat(guide.steps()).contains("<h3>Fields to fill in</h3>");
    }

    @ParameterizedTest
    @EnumSource
    void of_ownAddress_standsInTheStepsInPlaceOfTheExample(Provider provider) {
        SetupGuide guide = SetupGuide.of(provider, "https://scim.acme.example:8443", Locale.ENGLISH);

        assertThat(guide.steps())
                .contains("<h3>Fields to fill in</h3>", "https://scim.acme.example:8443/scim/v2", "<table>")
                .doesNotContain("bridge.example.com", "<h1>", "<h2>", "zh-CN");
        assertThat(guide.more()).doesNotContain("bridge.example.com");
    }

    @Test
    void of_addressOfMarkup_isText() {
        SetupGuide guide = SetupGuide.of(Provider.OKTA, "https://x`**<script>alert(1)</script>", Locale.ENGLISH);

        assertThat(guide.steps()).contains("https://x`**&lt;script&gt;").doesNotContain("<script>");
    }
}
