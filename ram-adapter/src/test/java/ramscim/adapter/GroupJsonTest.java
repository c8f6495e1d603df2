package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamOperation;

class GroupJsonTest {
    @Test
    void read_everyField_asDocumented() throws Exception {
        RamGroup group = read("""
                {"Comments": "Dev-Team comments", "CreateDate": "2020-10-19T16:15:17Z", "DisplayName": "Dev-Team display",
                 "GroupId": "740317625433843", "GroupName": "Dev-Team", "UpdateDate": "2020-10-20T03:44:27Z"}
                """);

        assertThat(group)
                .isEqualTo(new RamGroup(
                        "740317625433843",
                        "Dev-Team",
                        "Dev-Team display",
                        "Dev-Team comments",
                        Instant.parse("2020-10-19T16:15:17Z"),
                        Instant.parse("2020-10-20T03:44:27Z")));
    }

    @Test
    void read_emptyOrMissingValues_countAsAbsent() throws Exception {
        RamGroup group =
                read("{\"GroupId\": \"1\", \"GroupName\": \"team\", \"Comments\": \"\", \"DisplayName\": null}");

        assertThat(group).isEqualTo(new RamGroup("1", "team", null, null, null, null));
    }

    @Test
    void read_noGroupName_isNoUsableAnswer() {
        assertThat(failure(() -> read("{\"GroupId\": \"1\"}")).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    private static RamGroup read(String json) throws JsonProcessingException {
        JsonNode group = new ObjectMapper().readTree(json);
        return GroupJson.read(new RpcAnswer(RamOperation.GET_GROUP, 200, group), group);
    }
}
