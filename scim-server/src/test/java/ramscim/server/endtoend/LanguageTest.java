package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.RunningBridge;

/** Which language somebody is spoken to in. */
class LanguageTest {
    private static final String PASSWORD = "a-password-of-these-tests";
    private static final RunningBridge BRIDGE = RunningBridge.start("bridge.admin.password=" + PASSWORD);
    private static final String SIGN_IN = "/admin/sign-in";

    private final CookieManager cookies = new CookieManager();

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    private HttpResponse<String> answer(String page, String acceptLanguage, Redirect redirects)
            throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(redirects)
                .build();
        return browser.send(
                HttpRequest.newBuilder(BRIDGE.root().resolve(page))
                        .header("Accept-Language", acceptLanguage)
                        .build(),
                BodyHandlers.ofString());
    }

    private String page(String page, String acceptLanguage) throws IOException, InterruptedException {
        return answer(page, acceptLanguage, Redirect.NORMAL).body();
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, zh-CN",
        "zh, zh-CN",
        "zh-Hans, zh-CN",
        "zh-SG, zh-CN",
        "'fr, zh-CN;q=0.8, en;q=0.5', zh-CN",
        "'en-GB, zh;q=0.9', en",
        "zh-TW, en",
        "fr, en",
        "'zh;q=0', en",
        "*, en",
        "'; not a language', en"
    })
    void page_browserOfALanguage_speaksItOrEnglish(String accepted, String spoken)
            throws IOException, InterruptedException {
        assertThat(page(SIGN_IN, accepted))
                .contains("<html lang=\"" + spoken + "\"")
                .contains(spoken.equals("en") ? "User name" : "用户名");
    }

    @Test
    void language_chosenOnAPage_isRememberedAndTheAddressStays() throws IOException, InterruptedException {
        assertThat(page(SIGN_IN + "?wrong", "en")).contains("href=\"?wrong&amp;lang=zh-CN\"");

        HttpResponse<String> chosen = answer(SIGN_IN + "?wrong&lang=zh-CN", "en", Redirect.NORMAL);

        assertThat(chosen.uri())
                .hasToString(BRIDGE.root().resolve(SIGN_IN + "?wrong").toString());
        assertThat(chosen.body()).contains("用户名或密码不正确。");
        assertThat(page(SIGN_IN, "en")).contains("用户名");
        assertThat(page(SIGN_IN + "?lang=en", "zh-CN")).contains("User name");
        assertThat(page(SIGN_IN, "zh-CN")).contains("User name");
    }

    @Test
    void language_thatIsNotSpoken_changesNothing() throws IOException, InterruptedException {
        HttpResponse<String> answer = answer(SIGN_IN + "?lang=tlh", "zh-CN", Redirect.NEVER);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("bridge-language"));
        assertThat(answer.body()).contains("用户名");
    }

    private static DashboardClient chinese() {
        return DashboardClient.signedIn(
                BRIDGE.root(),
                PASSWORD,
                Map.of("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5", "Cookie", "bridge-zone=Asia/Shanghai"));
    }

    @Test
    void health_browserThatSpeaksChinese_hasTheVerdictInItAndTheApiStaysEnglish() {
        DashboardClient chinese = chinese();

        assertThat(chinese.get("/admin"))
                .contains("<html lang=\"zh-CN\"")
                .contains("RAM 有应答；尚无身份提供商发来请求")
                .contains("<span class=\"name\">身份提供商</span>");
        assertThat(chinese.get("/admin/api/health"))
                .contains("Ready: RAM answers; no identity provider has called yet.");
    }

    @Test
    void time_browserInShanghai_isOnItsClockAndHasUtcBeside() {
        assertThat(chinese().get("/admin"))
                .containsPattern(
                        "title=\"\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC\\+8 · \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC\"")
                .containsPattern("<time datetime=\"[^\"]*Z\"");
    }

    @Test
    void failures_asAFileForChinese_haveChineseHeadings() {
        assertThat(chinese().get("/admin/failures.csv")).contains("处理建议").doesNotContain("what_to_do");
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/held, 没有暂缓的变更",
        "/admin/drift, 尚无报告",
        "/admin/adoption, 没有等待接管的用户或组",
        "/admin/access, 没有匹配的权限策略",
        "/admin/audit?verify=true, 哈希链完整"
    })
    void page_ofAChinese_isInChinese(String page, String said) {
        assertThat(chinese().get(page)).contains("<html lang=\"zh-CN\"", said);
    }

    @ParameterizedTest
    @CsvSource({"/admin/access.csv, 授权方, attached_by", "/admin/audit.csv, 请求方, actor"})
    void file_forChinese_hasChineseHeadingsAndTheSameValues(String file, String heading, String english) {
        assertThat(chinese().get(file).lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains(heading).doesNotContain(english));
        assertThat(DashboardClient.signedIn(BRIDGE.root(), PASSWORD)
                        .get(file)
                        .lines()
                        .findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains(english).doesNotContain(heading));
    }

    @Test
    void audit_exportOfTheApi_isEnglishForAChinese() {
        assertThat(chinese().get("/admin/api/audit/export?format=CSV")).startsWith("sequence,at,kind,resourceId");
    }
}
