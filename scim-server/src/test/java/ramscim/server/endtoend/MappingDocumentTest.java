package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.simulator.account.SimulatedUser;

/** docs/mapping.md, row by row: each has a case here, and each case has a row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MappingDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
    private static final String RAM = "urn:ietf:params:scim:schemas:extension:alibabacloud:ram:2.0:User";
    private static final String ADMIN = "Basic "
            + Base64.getEncoder().encodeToString("admin:a-password-of-this-test".getBytes(StandardCharsets.UTF_8));

    private final Map<String, Executable> cases = cases();
    private RunningBridge bridge;

    @BeforeAll
    void start() {
        bridge = RunningBridge.start("bridge.admin.password=a-password-of-this-test");
    }

    @AfterAll
    void stop() {
        bridge.close();
    }

    private Map<String, Executable> cases() {
        Map<String, Executable> all = new LinkedHashMap<>();
        all.put("UserPrincipalName", this::userPrincipalName);
        all.put("DisplayName", this::displayName);
        all.put("Email", this::email);
        all.put("MobilePhone", this::mobilePhone);
        all.put("Comments", this::comments);
        all.put("Tag.N", this::tags);
        all.put("ProvisionType", this::provisionType);
        all.put("RequestId", this::requestId);
        all.put("User.UserId", this::userId);
        all.put("User.UserPrincipalName", this::answeredUserPrincipalName);
        all.put("User.DisplayName", () -> seen("displayName", "Ada"));
        all.put("User.Email", () -> seen("email", "ada@example.com"));
        all.put("User.MobilePhone", () -> seen("mobilePhone", "86-13800138000"));
        all.put("User.Comments", () -> seen("comments", "an engineer"));
        all.put("User.Tags", this::answeredTags);
        all.put("User.ProvisionType", () -> extension("provisionType", "Manual"));
        all.put("User.CreateDate", () -> extension("createDate", "\\d{4}-.*Z"));
        all.put("User.UpdateDate", () -> extension("updateDate", "\\d{4}-.*Z"));
        all.put("User.LastLoginDate", () -> extension("lastLoginDate", ""));
        return all;
    }

    @Test
    void document_rows_areThoseThatHaveACase() throws IOException {
        assertThat(rows()).containsExactlyElementsOf(cases.keySet());
    }

    @TestFactory
    Stream<DynamicTest> document_row_isTrue() {
        return cases.entrySet().stream().map(row -> DynamicTest.dynamicTest(row.getKey(), row.getValue()));
    }

    private static List<String> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("../docs/mapping.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private void userPrincipalName() {
        String name = unique("ada");
        create(name + "@corp.example");
        assertThat(parameters(name)).containsEntry("UserPrincipalName", name + "@example.onaliyun.com");
        bridge.scim().post("/Users", user(name.toUpperCase(Locale.ROOT))).isError(409, "uniqueness");

        refused("a".repeat(65), "userName");
        refused("ädå" + name, "userName");
    }

    private void displayName() {
        String name = unique("bea");
        ScimAnswer bea = create(name, "'displayName': 'Beatrice of the Long and Winding Name'");
        assertThat(parameters(name)).containsEntry("DisplayName", "Beatrice of the Long and");
        assertThat(bea.text("/displayName")).isEqualTo("Beatrice of the Long and Winding Name");

        String plain = unique("bob");
        create(plain, "'name': {'givenName': 'Bob', 'familyName': 'Builder'}");
        assertThat(parameters(plain)).containsEntry("DisplayName", "Bob Builder");
        String bare = unique("bo");
        create(bare);
        assertThat(parameters(bare)).containsEntry("DisplayName", bare);
    }

    private void email() {
        String name = unique("cleo");
        create(
                name,
                "'emails': [{'value': 'home@example.com', 'type': 'home'}, {'value': 'work@example.com', 'type': 'work'}]");
        assertThat(parameters(name)).containsEntry("Email", "work@example.com");

        leftOut(unique("cleo"), "Email", "'emails': [{'value': 'no address', 'primary': true}]");
    }

    private void mobilePhone() {
        String name = unique("dan");
        create(name, "'phoneNumbers': [{'value': '+86 (138) 0013-8000', 'type': 'mobile'}]");
        assertThat(parameters(name)).containsEntry("MobilePhone", "86-13800138000");

        leftOut(unique("dan"), "MobilePhone", "'phoneNumbers': [{'value': 'ring me', 'type': 'mobile'}]");
    }

    private void comments() {
        String name = unique("eve");
        create(name, "'" + RAM + "': {'comments': '" + "c".repeat(128) + "'}");
        assertThat(parameters(name)).containsEntry("Comments", "c".repeat(128));

        refused(unique("eve"), "comments", "'" + RAM + "': {'comments': '" + "c".repeat(129) + "'}");
    }

    private void tags() {
        String name = unique("fay");
        ScimAnswer fay = create(
                name, "'externalId': 'https://idp/fay'", "'" + RAM + "': {'tags': [{'key': 'cost', 'value': '42'}]}");
        assertThat(sentTags(name))
                .containsEntry("scim-bridge:id", fay.id())
                .containsEntry("scim-bridge:active", "true")
                .containsEntry("scim-bridge:externalId", "https%3A//idp/fay")
                .containsEntry("cost", "42");

        String many = IntStream.range(0, 18)
                .mapToObj(n -> "{'key': 'k" + n + "', 'value': 'v'}")
                .collect(Collectors.joining(","));
        refused(unique("fay"), "tags", "'" + RAM + "': {'tags': [" + many + "]}");
        refused(unique("fay"), "tags", "'" + RAM + "': {'tags': [{'key': 'acs:x', 'value': 'v'}]}");
    }

    private void provisionType() {
        String name = unique("gus");
        create(name);
        assertThat(parameters(name)).containsEntry("ProvisionType", "SCIM");
    }

    private void requestId() {
        String name = unique("hal");
        ScimAnswer hal = create(name);
        assertThat(admin("/people/" + hal.id() + "/events")
                        .at("/events/0/ramCalls/0/operation")
                        .asText())
                .isEqualTo("CreateUser");
        assertThat(admin("/people/" + hal.id() + "/events").text("/events/0/ramCalls/0/requestId"))
                .matches("[0-9A-F-]{36}");
    }

    private void userId() {
        String name = unique("ida");
        ScimAnswer ida = create(name);
        assertThat(inExtension(ida, "userId")).isEqualTo(ramUser(name).userId());
    }

    private void answeredUserPrincipalName() {
        String name = unique("jan");
        assertThat(inExtension(create(name), "userPrincipalName")).isEqualTo(name + "@example.onaliyun.com");
    }

    private void answeredTags() {
        String name = unique("kai");
        ScimAnswer kai = create(name, "'externalId': 'one'");
        assertThat(admin("/people/" + kai.id())
                        .at("/ram/tags/scim-bridge:externalId")
                        .asText())
                .isEqualTo("one");

        bridge.simulator().clearCalls();
        bridge.scim()
                .patch("/Users/" + kai.id(), replace("externalId", "'two'"))
                .isStatus(200);
        assertThat(bridge.simulator().calls("TagResources"))
                .as("only what differs from what was seen is written")
                .singleElement()
                .satisfies(call -> assertThat(call.parameters())
                        .containsEntry("Tag.1.Key", "scim-bridge:externalId")
                        .doesNotContainKey("Tag.2.Key"));
    }

    /** What RAM answered is what was seen of it, and SCIM's own stays what the client said. */
    private void seen(String element, String value) {
        ScimAnswer person = create(
                unique("lou"),
                "'displayName': 'Ada'",
                "'emails': [{'value': 'ada@example.com'}]",
                "'phoneNumbers': [{'value': '+8613800138000'}]",
                "'" + RAM + "': {'comments': 'an engineer'}");
        assertThat(admin("/people/" + person.id()).text("/ram/" + element)).isEqualTo(value);
        assertThat(person.text("/phoneNumbers/0/value")).isEqualTo("+8613800138000");
    }

    private void extension(String element, String pattern) {
        assertThat(inExtension(create(unique("mia")), element)).matches(pattern);
    }

    private ScimAnswer create(String userName, String... more) {
        return bridge.scim().post("/Users", user(userName, more)).isStatus(201);
    }

    private void refused(String userName, String attribute, String... more) {
        bridge.simulator().clearCalls();
        ScimAnswer answer = bridge.scim().post("/Users", user(userName, more)).isError(400, "invalidValue");
        assertThat(answer.text("/detail")).contains(attribute);
        assertThat(bridge.simulator().calls("CreateUser")).isEmpty();
    }

    private void leftOut(String userName, String parameter, String attribute) {
        create(userName, attribute);
        assertThat(parameters(userName)).doesNotContainKey(parameter);
    }

    private static String inExtension(ScimAnswer answer, String element) {
        return answer.at("/" + RAM.replace("~", "~0").replace("/", "~1") + "/" + element)
                .asText("");
    }

    private ScimAnswer admin(String path) {
        return bridge.http()
                .with("Authorization", ADMIN)
                .get("/admin/api" + path)
                .isStatus(200);
    }

    private Map<String, String> parameters(String userName) {
        return bridge.callsNaming(userName).stream()
                .filter(call -> call.action().equals("CreateUser"))
                .findFirst()
                .orElseThrow()
                .parameters();
    }

    private Map<String, String> sentTags(String userName) {
        Map<String, String> parameters = parameters(userName);
        return IntStream.rangeClosed(1, 20)
                .filter(n -> parameters.containsKey("Tag." + n + ".Key"))
                .boxed()
                .collect(Collectors.toMap(
                        n -> String.valueOf(parameters.get("Tag." + n + ".Key")),
                        n -> String.valueOf(parameters.get("Tag." + n + ".Value"))));
    }

    private SimulatedUser ramUser(String userName) {
        return bridge.simulator()
                .account()
                .findUser(userName + "@example.onaliyun.com")
                .orElseThrow();
    }
}
