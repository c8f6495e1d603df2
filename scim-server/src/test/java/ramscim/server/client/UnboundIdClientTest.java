package ramscim.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ramscim.server.running.RunningBridge.unique;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.messages.SortOrder;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.UserResource;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.glassfish.jersey.apache.connector.ApacheConnectorProvider;
import org.glassfish.jersey.client.ClientConfig;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ramscim.server.running.RunningBridge;

/**
 * UnboundID's client, all of whose types are nullable. It cannot read what RFC 9865 adds to discovery, which can be
 * left out.
 */
@NullUnmarked
class UnboundIdClientTest {
    private static final RunningBridge BRIDGE = RunningBridge.start("bridge.scim.advertise-pagination=false");
    private static final Client HTTP = ClientBuilder.newClient(
                    new ClientConfig().connectorProvider(new ApacheConnectorProvider()))
            .register((ClientRequestFilter) request ->
                    request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + RunningBridge.TOKEN));
    private static final ScimService SCIM =
            new ScimService(HTTP.target(BRIDGE.scim().base()));

    @AfterAll
    static void stop() {
        HTTP.close();
        BRIDGE.close();
    }

    private static UserResource user(String userName) {
        return new UserResource()
                .setUserName(userName)
                .setName(new Name().setGivenName("Una").setFamilyName("Ng"));
    }

    @Test
    void discovery_isRead() throws ScimException {
        assertThat(SCIM.getServiceProviderConfig().getPatch().isSupported()).isTrue();
        assertThat(SCIM.getResourceTypes().getTotalResults()).isEqualTo(2);
        assertThat(SCIM.getResourceTypes().getItemsPerPage()).isEqualTo(2);
        assertThat(SCIM.getSchemas().getStartIndex()).isEqualTo(1);
        assertThat(SCIM.getSchema("urn:ietf:params:scim:schemas:core:2.0:Group").getAttributes())
                .isNotEmpty();
    }

    @Test
    void user_lifeCycle_isWhatWasAskedFor() throws ScimException {
        String userName = unique("una");
        UserResource made = SCIM.create("Users", user(userName));
        assertThat(made.getMeta().getLocation()).isNotNull();
        assertThatThrownBy(() -> SCIM.create("Users", user(userName))).isInstanceOf(ResourceConflictException.class);

        UserResource replaced = SCIM.replace(SCIM.retrieve(made).setTitle("Dr"));
        UserResource patched = SCIM.modifyRequest(replaced)
                .replaceValue("displayName", "Una Ng")
                .replaceValue("name.middleName", "B")
                .addValues("emails", new Email().setType("work").setValue("una@example.com"))
                .removeValues("title")
                .invoke();
        assertThat(patched.getName().getGivenName()).isEqualTo("Una");
        assertThat(patched.getName().getMiddleName()).isEqualTo("B");
        assertThat(patched.getEmails()).hasSize(1);
        assertThat(patched.getTitle()).isNull();

        UserResource disabled = SCIM.modify(
                patched,
                new PatchRequest(
                        PatchOperation.replace("active", false),
                        PatchOperation.replace("emails[type eq \"work\"].value", "ng@example.com")));
        assertThat(disabled.getActive()).isFalse();
        assertThat(disabled.getEmails().get(0).getValue()).isEqualTo("ng@example.com");

        SCIM.delete(disabled);
        assertThatThrownBy(() -> SCIM.retrieve(disabled)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void group_lifeCycle_isWhatWasAskedFor() throws ScimException {
        UserResource ann = SCIM.create("Users", user(unique("ann")));
        UserResource ben = SCIM.create("Users", user(unique("ben")));
        GroupResource made = SCIM.create(
                "Groups",
                new GroupResource()
                        .setDisplayName(unique("Team"))
                        .setMembers(List.of(new Member().setValue(ann.getId()))));

        GroupResource added = SCIM.modifyRequest(made)
                .addValues("members", new Member().setValue(ben.getId()))
                .invoke();
        assertThat(added.getMembers()).extracting(Member::getValue).containsExactlyInAnyOrder(ann.getId(), ben.getId());
        GroupResource removed = SCIM.modifyRequest(added)
                .removeValues("members[value eq \"" + ann.getId() + "\"]")
                .invoke();
        assertThat(removed.getMembers()).extracting(Member::getValue).containsExactly(ben.getId());
        assertThat(SCIM.retrieve(ben).getGroups()).hasSize(1);

        SCIM.deleteRequest(removed).invoke();
        assertThat(SCIM.retrieve(ben).getGroups()).isNullOrEmpty();
    }

    @Test
    void search_byGetAndByPost_findsTheSame() throws ScimException {
        String prefix = unique("sea");
        for (int i = 0; i < 3; i++) {
            SCIM.create("Users", user(prefix + i));
        }

        ListResponse<UserResource> byGet = SCIM.searchRequest("Users")
                .filter("userName sw \"" + prefix + "\"")
                .sort("userName", SortOrder.DESCENDING)
                .page(1, 2)
                .invoke(UserResource.class);
        ListResponse<UserResource> byPost = SCIM.searchRequest("Users")
                .filter("userName sw \"" + prefix + "\"")
                .sort("userName", SortOrder.DESCENDING)
                .page(1, 2)
                .invokePost(UserResource.class);

        assertThat(byGet.getTotalResults()).isEqualTo(3);
        assertThat(byGet.getResources()).extracting(UserResource::getUserName).containsExactly(prefix + 2, prefix + 1);
        assertThat(byPost).isEqualTo(byGet);
    }
}
