package ramscim.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import ramscim.core.directory.RamGroup;

/** Reads the {@code Group} element of IMS answers; ListGroupsForUser gives a JoinDate in it and not the group's own dates. */
final class GroupJson {
    private GroupJson() {}

    static RamGroup read(RpcAnswer answer, JsonNode group) {
        return new RamGroup(
                answer.required(group, "GroupId").asText(),
                answer.required(group, "GroupName").asText(),
                RpcAnswer.text(group, "DisplayName"),
                RpcAnswer.text(group, "Comments"),
                RpcAnswer.time(group, "CreateDate"),
                RpcAnswer.time(group, "UpdateDate"));
    }
}
