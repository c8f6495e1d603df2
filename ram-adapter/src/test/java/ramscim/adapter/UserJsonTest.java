package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.failure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamOperation;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserId;

class UserJsonTest {
    private static final String IDS =
            "\"UserId\": \"20732900249392\", \"UserPrincipalName\": \"test@example.onaliyun.com\"";

    @Test
    void read_everyField_asDocumented() {
        RamUser user = read("""
                {"Comments": "This is a cloud computing engineer.", "CreateDate": "2020-10-12T09:12:00Z", "DisplayName": "test",
                 "Email": "alice@example.com", "LastLoginDate": "2020-10-12T09:13:00Z", "MobilePhone": "86-1868888",
                 "ProvisionType": "Manual", "Tags": {"Tag": [{"TagKey": "operator", "TagValue": "alice"}]},
                 "UpdateDate": "2020-10-12T09:14:00Z", %s}
                """.formatted(IDS));

        assertThat(user)
                .isEqualTo(new RamUser(
                        new UserId("20732900249392"),
                        "test@example.onaliyun.com",
                        "test",
                        "alice@example.com",
                        "86-1868888",
                        "This is a cloud computing engineer.",
                        Map.of("operator", "alice"),
                        "Manual",
                        Instant.parse("2020-10-12T09:12:00Z"),
                        Instant.parse("2020-10-12T09:14:00Z"),
                        Instant.parse("2020-10-12T09:13:00Z")));
    }

    @Test
    void read_nothingButTheIds_theRestIsAbsent() {
        RamUser user = read("{%s}".formatted(IDS));

        assertThat(user.email()).isNull();
        assertThat(user.provisionType()).isNull();
        assertThat(user.createDate()).isNull();
        assertThat(user.tags()).isEmpty();
    }

    @Test
    void read_emptyOrStrangeValues_countAsAbsent() {
        RamUser user = read("{\"Email\": \"\", \"Comments\": null, \"CreateDate\": \"yesterday\", %s}".formatted(IDS));

        assertThat(user.email()).isNull();
        assertThat(user.comments()).isNull();
        assertThat(user.createDate()).isNull();
    }

    @Test
    void read_noUserId_isNoUsableAnswer() {
        assertThat(failure(() -> read("{\"UserPrincipalName\": \"test@example.onaliyun.com\"}"))
                        .reason())
                .isEqualTo(Reason.UNAVAILABLE);
    }

    private static RamUser read(String json) {
        JsonNode user = parse(json);
        return UserJson.read(new RpcAnswer(RamOperation.GET_USER, 200, user), user);
    }

    private static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
