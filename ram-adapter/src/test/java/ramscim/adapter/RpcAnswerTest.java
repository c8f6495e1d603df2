package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.failure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.AnswerForm;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamOperation;

class RpcAnswerTest {
    private final RpcAnswer page = new RpcAnswer(
            RamOperation.LIST_USERS_FOR_GROUP,
            200,
            JsonNodeFactory.instance.objectNode().put("IsTruncated", true).put("Marker", "two"));

    @Test
    void next_otherThanThePages_isWhereTheNextPageBegins() {
        assertThat(page.next("Marker", null)).isEqualTo("two");
        assertThat(page.next("Marker", "one")).isEqualTo("two");
    }

    @Test
    void next_samePageAgain_failsInsteadOfListingForever() {
        RamException failure = failure(() -> page.next("Marker", "two"));

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure.operation()).isEqualTo("ListUsersForGroup");
        assertThat(failure).hasMessageContaining("ListUsersForGroup got the same page twice");
    }

    @Test
    void form_answerWithASecret_hasItsFieldsAndNoValue() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("RequestId", "A-1");
        body.putObject("AccessKey").put("AccessKeyId", "LTAI-one").put("AccessKeySecret", "not-to-be-seen");
        body.putObject("Tags").putArray("Tag").addObject().put("TagKey", "team");

        AnswerForm form = new RpcAnswer(RamOperation.CREATE_ACCESS_KEY, 200, body).form();

        assertThat(form.fields())
                .containsExactly(
                        "AccessKey.AccessKeyId string",
                        "AccessKey.AccessKeySecret string",
                        "RequestId string",
                        "Tags.Tag[].TagKey string");
        assertThat(form.toString()).doesNotContain("not-to-be-seen", "LTAI-one");
        assertThat(form.isRefusal()).isFalse();
    }
}
