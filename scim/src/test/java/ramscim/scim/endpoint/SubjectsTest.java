package ramscim.scim.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class SubjectsTest {
    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Test
    void subject_ofAUser_isTheUserNameInWhateverCase() {
        assertThat(Subjects.of(body().put("displayName", "Alice Li").put("username", " alice ")))
                .isEqualTo("alice");
    }

    @Test
    void subject_ofAGroupOrAUserWithoutUserName_isTheDisplayName() {
        assertThat(Subjects.of(body().put("userName", 7).put("displayName", "Team")))
                .isEqualTo("Team");
        assertThat(Subjects.of(body().put("userName", " ").put("displayName", "Team")))
                .isEqualTo("Team");
    }

    @Test
    void subject_ofAnythingElse_isNone() {
        ObjectNode body = body().put("externalId", "x");
        body.putObject("userName").put("a", "b");

        assertThat(Subjects.of(body)).isNull();
    }

    @Test
    void subject_thatIsNoTextToBeKept_isShownAsSuch() {
        assertThat(Subjects.of(body().put("userName", "a\0b\ud800" + "x".repeat(200))))
                .isEqualTo("a\ufffdb\ufffd" + "x".repeat(124));
    }
}
