package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.server.running.DashboardClient;
import ramscim.server.running.RunningBridge;

/** What somebody reads whose browser asks for Chinese, on the pages of what is set up. */
class ChinesePagesTest {
    private static final String PASSWORD = "a-password-of-these-tests";
    private static final RunningBridge BRIDGE = RunningBridge.start(
            "bridge.admin.password=" + PASSWORD,
            "bridge.alerts.targets.pager.type=dingtalk",
            "bridge.alerts.targets.pager.url=http://127.0.0.1:9/robot/send");
    private static final DashboardClient DASHBOARD =
            DashboardClient.signedIn(BRIDGE.root(), PASSWORD, Map.of("Accept-Language", "zh-CN"));

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    private static List<String> english(String page) throws Exception {
        Said said = new Said();
        new SimpleMarkupParser(ParseConfiguration.htmlConfiguration()).parse(page, said);
        return said.english;
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/clients, 客户端",
        "/admin/alerts, 告警",
        "/admin/connect, 接入",
        "/admin/connect/okta, 接入 Okta",
        "/admin/connect/other, 接入 其他身份提供商",
        "/admin/settings, 设置",
        "/admin/settings/mapping, 试用映射",
        "/admin/settings/sessions, 会话",
        "/admin/settings/doctor, 诊断",
        "/admin/about, 关于",
    })
    void page_forOneWhoReadsChinese_hasNoEnglishWord(String address, String title) throws Exception {
        String page = DASHBOARD.get(address);

        assertThat(page).contains("lang=\"zh-CN\"", "<h1>" + title + "</h1>");
        assertThat(english(page)).isEmpty();
    }

    @Test
    void client_madeAndRefused_isSaidInChinese() throws Exception {
        String made = DASHBOARD.submit("/admin/clients", "name=okta&scope=USERS&rights=PASSWORDS&addresses=::1");
        assertThat(made).contains("新令牌“okta”", "仅用户", "，可设置密码", "来源地址：::1");
        assertThat(english(made)).isEmpty();

        String refused = DASHBOARD.submit("/admin/clients", "name=x&addresses=everywhere");
        assertThat(refused).contains("“everywhere”既不是地址");
    }

    @Test
    void test_thatDoesNotArrive_isSaidInChinese() throws Exception {
        String page = DASHBOARD.submit("/admin/alerts/test", "x=1");

        assertThat(page).contains("测试通知未送达：“pager”，原因：无法连接通知目标。");
        assertThat(english(page)).isEmpty();
    }

    @Test
    void mapping_thatIsRefused_saysSoInChineseAndWhyAsItWasSaid() throws Exception {
        String page = DASHBOARD.submit("/admin/settings/mapping", "user=%7B%7D");

        assertThat(page).contains("将被拒绝", "查看原文");
        assertThat(english(page)).isEmpty();
    }

    /** Without names, codes, and what somebody else said in English. */
    private static final class Said extends AbstractSimpleMarkupHandler {
        private static final Set<String> CODE = Set.of("code", "pre", "script", "style", "title");

        /** What the glossary leaves as it is, codes, where credentials come from, and names of these tests. */
        private static final Pattern LEFT = Pattern.compile(
                "[\\w*@-]*[\\w*][.:/_=@][\\w.:/_=@*-]+"
                        + "|来源：.*|RAM SCIM Bridge|RAM|SCIM|\\bAPI\\b|UTC|SSO|MFA|AccessKey|\\bID\\b|Webhook|OAuth|JWT|Bearer|JSON|HTTPS"
                        + "|CycloneDX|Commit|Java|Spring Boot|STS|SQLite|admin|chmod|openssl rand"
                        + "|Okta|Test Connector Configuration|configured|ServiceProviderConfig|bridge|server|spring|logging|resilience4j|siem|okta|pager");

        private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}");

        private final List<String> english = new ArrayList<>();
        private final Deque<Boolean> left = new ArrayDeque<>(List.of(false));

        @Override
        public void handleText(char[] buffer, int offset, int length, int line, int column) {
            check(new String(buffer, offset, length).strip());
        }

        @Override
        public void handleOpenElement(String name, @Nullable Map<String, String> attributes, int line, int column) {
            Map<String, String> all = attributes == null ? Map.of() : attributes;
            left.push(left.getFirst() || isLeft(name, all));
            attributes(all);
        }

        @Override
        public void handleAutoOpenElement(String name, @Nullable Map<String, String> attributes, int line, int column) {
            handleOpenElement(name, attributes, line, column);
        }

        @Override
        public void handleStandaloneElement(
                String name, @Nullable Map<String, String> attributes, boolean minimized, int line, int column) {
            attributes(attributes == null ? Map.of() : attributes);
        }

        private void attributes(Map<String, String> attributes) {
            List.of("aria-label", "title", "placeholder")
                    .forEach(attribute -> check(attributes.getOrDefault(attribute, "")));
        }

        private static boolean isLeft(String name, Map<String, String> attributes) {
            String style = attributes.getOrDefault("class", "");
            return CODE.contains(name)
                    || "no".equals(attributes.get("translate"))
                    || "en".equals(attributes.get("lang"))
                    || style.contains("guide")
                    || style.contains("languages");
        }

        @Override
        public void handleCloseElement(String name, int line, int column) {
            left.pop();
        }

        @Override
        public void handleAutoCloseElement(String name, int line, int column) {
            left.pop();
        }

        private void check(String text) {
            if (!left.getFirst()
                    && ENGLISH.matcher(LEFT.matcher(text).replaceAll("")).find()) {
                english.add(text);
            }
        }
    }
}
