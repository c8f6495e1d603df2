package ramscim.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.RunningBridge.unique;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.builder.PatchBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.EndpointPaths;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.response.BulkResponse;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ramscim.server.running.RunningBridge;

/** The client of Captain-P-Goldfish's SCIM-SDK, which Keycloak's plugins use: it minds the type of every answer. */
class ScimSdkClientTest {
    private static final RunningBridge BRIDGE = RunningBridge.start();
    private static final ScimRequestBuilder SCIM = new ScimRequestBuilder(
            BRIDGE.scim().base().toString(),
            ScimClientConfig.builder()
                    .httpHeaders(Map.of("Authorization", "Bearer " + RunningBridge.TOKEN))
                    .build());

    @AfterAll
    static void stop() {
        SCIM.close();
        BRIDGE.close();
    }

    private static User user(String userName) {
        return User.builder()
                .userName(userName)
                .name(Name.builder().givenName("Kay").familyName("Oh").build())
                .build();
    }

    private static <T extends ResourceNode> T done(ServerResponse<T> answer) {
        assertThat(answer.isSuccess()).as(answer.getResponseBody()).isTrue();
        return answer.getResource();
    }

    private static String created(User user) {
        return done(SCIM.create(User.class, EndpointPaths.USERS)
                        .setResource(user)
                        .sendRequest())
                .getId()
                .orElseThrow();
    }

    private static PatchBuilder<User> patch(String id) {
        return SCIM.patch(User.class, EndpointPaths.USERS, id);
    }

    @Test
    void discovery_isRead() {
        assertThat(SCIM.loadServiceProviderConfiguration().getBulkConfig().isSupported())
                .isTrue();
        assertThat(SCIM.loadMetaConfiguration().sendRequest().isSuccess()).isTrue();
    }

    @Test
    void user_lifeCycle_isWhatWasAskedFor() {
        String userName = unique("kay");
        String id = created(user(userName));

        assertThat(done(SCIM.get(User.class, EndpointPaths.USERS, id).sendRequest())
                        .getUserName())
                .contains(userName);
        User title = user(userName);
        title.setTitle("Dr");
        assertThat(done(SCIM.update(User.class, EndpointPaths.USERS, id)
                                .setResource(title)
                                .sendRequest())
                        .getTitle())
                .contains("Dr");
        assertThat(SCIM.delete(User.class, EndpointPaths.USERS, id)
                        .sendRequest()
                        .isSuccess())
                .isTrue();
        assertThat(SCIM.get(User.class, EndpointPaths.USERS, id).sendRequest().getHttpStatus())
                .isEqualTo(404);
    }

    @Test
    void patch_inEachOfItsForms_isWhatWasAskedFor() {
        String id = created(user(unique("pat")));
        ObjectNode email =
                JsonNodeFactory.instance.objectNode().put("type", "work").put("value", "pat@example.com");

        User byPath = done(patch(id)
                .addOperation()
                .op(PatchOp.REPLACE)
                .path("displayName")
                .value("Pat Oh")
                .next()
                .op(PatchOp.REPLACE)
                .path("name.middleName")
                .value("B")
                .next()
                .op(PatchOp.ADD)
                .path("emails")
                .valueNode(email)
                .build()
                .sendRequest());
        assertThat(byPath.getDisplayName()).contains("Pat Oh");
        assertThat(byPath.getName().flatMap(Name::getGivenName)).contains("Kay");
        assertThat(byPath.getEmails()).hasSize(1);

        User byResource = done(patch(id)
                .addOperation()
                .op(PatchOp.REPLACE)
                .valueNode(User.builder().nickName("patty").active(false).build())
                .build()
                .sendRequest());
        assertThat(byResource.getNickName()).contains("patty");
        assertThat(byResource.isActive()).contains(false);
        assertThat(byResource.getDisplayName()).contains("Pat Oh");

        User removed = done(patch(id)
                .addOperation()
                .op(PatchOp.REMOVE)
                .path("nickName")
                .next()
                .op(PatchOp.REPLACE)
                .path("emails[type eq \"work\"].value")
                .values(List.of("oh@example.com"))
                .build()
                .sendRequest());
        assertThat(removed.getNickName()).isEmpty();
        assertThat(removed.getEmails().get(0).getValue()).contains("oh@example.com");
    }

    @Test
    void group_lifeCycle_isWhatWasAskedFor() {
        String member = created(user(unique("mem")));
        Group made = done(SCIM.create(Group.class, EndpointPaths.GROUPS)
                .setResource(Group.builder().displayName(unique("Team")).build())
                .sendRequest());
        String id = made.getId().orElseThrow();

        Group joined = done(SCIM.patch(Group.class, EndpointPaths.GROUPS, id)
                .addOperation()
                .op(PatchOp.ADD)
                .path("members")
                .valueNode(Member.builder().value(member).type("User").build())
                .build()
                .sendRequest());
        assertThat(joined.getMembers()).hasSize(1);
        Group left = done(SCIM.patch(Group.class, EndpointPaths.GROUPS, id)
                .addOperation()
                .op(PatchOp.REMOVE)
                .path("members[value eq \"" + member + "\"]")
                .build()
                .sendRequest());
        assertThat(left.getMembers()).isEmpty();
        assertThat(SCIM.delete(Group.class, EndpointPaths.GROUPS, id)
                        .sendRequest()
                        .isSuccess())
                .isTrue();
    }

    @Test
    void search_byGetAndByPost_findsTheSame() {
        String userName = unique("sea");
        created(user(userName));

        ListResponse<User> byGet = SCIM.list(User.class, EndpointPaths.USERS)
                .filter("userName", Comparator.EQ, userName)
                .build()
                .get()
                .sendRequest()
                .getResource();
        ListResponse<User> byPost = SCIM.list(User.class, EndpointPaths.USERS)
                .filter("userName", Comparator.EQ, userName)
                .build()
                .post()
                .sendRequest()
                .getResource();

        assertThat(byGet.getTotalResults()).isEqualTo(1);
        assertThat(byPost.getListedResources()).isEqualTo(byGet.getListedResources());
    }

    @Test
    void bulk_withReferences_isDone() {
        String user = user(unique("bul")).toString();
        String group = Group.builder()
                .displayName(unique("Bulk"))
                .members(List.of(Member.builder().value("bulkId:one").build()))
                .build()
                .toString();

        ServerResponse<BulkResponse> answer = SCIM.bulk()
                .failOnErrors(0)
                .bulkRequestOperation(EndpointPaths.USERS)
                .method(HttpMethod.POST)
                .bulkId("one")
                .data(user)
                .next()
                .bulkRequestOperation(EndpointPaths.GROUPS)
                .method(HttpMethod.POST)
                .bulkId("two")
                .data(group)
                .sendRequest();

        assertThat(answer.isSuccess()).as(answer.getResponseBody()).isTrue();
        assertThat(answer.getResource().getBulkResponseOperations())
                .allSatisfy(operation -> assertThat(operation.getStatus()).isEqualTo(201));
    }
}
