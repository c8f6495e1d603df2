package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.json;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

class AttributeSelectionTest {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final ScimClient scim = RunningBridge.shared().scim();
    private String path = "";

    @BeforeEach
    void createUser() {
        path = "/Users/"
                + scim.post(
                                "/Users",
                                user(
                                        unique("ada"),
                                        "'title': 'Dr', 'nickName': 'A'",
                                        "'" + ENTERPRISE + "': {'department': 'R&D', 'manager': {'value': 'm'}}"))
                        .isStatus(201)
                        .id();
    }

    private static List<String> names(ScimAnswer answer) {
        TreeSet<String> names = new TreeSet<>();
        answer.isStatus(200).at("").fieldNames().forEachRemaining(names::add);
        names.removeAll(List.of("id", "schemas"));
        return List.copyOf(names);
    }

    @Test
    void attributes_urnOfAnExtension_isAllOfIt() {
        ScimAnswer answer = scim.get(path + "?attributes=" + ENTERPRISE);

        assertThat(names(answer)).containsExactly(ENTERPRISE);
        assertThat(answer.at("/" + ENTERPRISE + "/department").asText()).isEqualTo("R&D");
        assertThat(answer.at("/" + ENTERPRISE + "/manager/value").asText()).isEqualTo("m");
    }

    @Test
    void excludedAttributes_urnOfAnExtension_isAllButIt() {
        assertThat(names(scim.get(path + "?excludedAttributes=" + ENTERPRISE)))
                .contains("title")
                .doesNotContain(ENTERPRISE);
    }

    @Test
    void attributes_repeated_addUp() {
        assertThat(names(scim.get(path + "?attributes=title&attributes=nickName,userName")))
                .containsExactly("nickName", "title", "userName");
    }

    @Test
    void attributes_repeatedBesideAFilter_leaveTheFilterAsItIs() {
        String id = path.substring("/Users/".length());

        ScimAnswer answer = scim.get("/Users?attributes=title&filter=id%20eq%20%22" + id
                + "%22%20and%20title%20ne%20%22%7B%26%7D%22&attributes=nickName");

        assertThat(answer.text("/totalResults")).isEqualTo("1");
        assertThat(answer.text("/Resources/0/nickName")).isEqualTo("A");
    }

    @Test
    void search_attributesWithTheUrnOfAnExtension_isAllOfIt() {
        String id = path.substring("/Users/".length());
        String body = json("{'attributes': ['title', '" + ENTERPRISE + "'], 'filter': 'id eq \\'" + id + "\\''}");

        ScimAnswer answer = scim.post("/Users/.search", body).isStatus(200);

        assertThat(answer.text("/Resources/0/title")).isEqualTo("Dr");
        assertThat(answer.at("/Resources/0/" + ENTERPRISE + "/department").asText())
                .isEqualTo("R&D");
    }
}
