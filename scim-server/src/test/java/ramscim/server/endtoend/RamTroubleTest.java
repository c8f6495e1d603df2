package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.OwnershipTags;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.call.RecordedCall;
import ramscim.simulator.fault.Fault;

/** Trouble that passes while a request waits: the caller must not notice. */
class RamTroubleTest {
    private final RunningBridge bridge = RunningBridge.shared();
    private final ScimClient scim = bridge.scim();

    @AfterEach
    void clearFaults() {
        bridge.simulator().faults().clear();
    }

    private List<SimulatedUser> ramUsers(String name) {
        return bridge.simulator().account().users().stream()
                .filter(user -> user.userName().equals(name))
                .toList();
    }

    @Test
    void post_connectionDroppedAfterEffect_isCreatedOnce() {
        String name = unique("lea");
        bridge.simulator().faults().add(Fault.dropAfterEffect("CreateUser").times(1));

        ScimAnswer answer = scim.post("/Users", user(name)).isStatus(201);

        assertThat(ramUsers(name))
                .singleElement()
                .satisfies(user -> assertThat(user.tags()).containsEntry(OwnershipTags.ID, answer.id()));
    }

    @Test
    void post_connectionDroppedBeforeEffect_isCreatedOnce() {
        String name = unique("lia");
        bridge.simulator().faults().add(Fault.dropBeforeEffect("CreateUser").times(1));

        scim.post("/Users", user(name)).isStatus(201);

        assertThat(ramUsers(name)).hasSize(1);
    }

    @Test
    void post_throttledTwice_isCreated() {
        String name = unique("max");
        bridge.simulator().faults().add(Fault.throttle("CreateUser").times(2));

        scim.post("/Users", user(name)).isStatus(201);

        assertThat(bridge.callsNaming(name)).extracting(RecordedCall::succeeded).containsExactly(false, false, true);
    }

    @Test
    void post_pageOfAProxyInsteadOfAnAnswer_isCreatedOnce() {
        String name = unique("mia");
        bridge.simulator().faults().add(Fault.html("CreateUser").times(1));

        scim.post("/Users", user(name)).isStatus(201);

        assertThat(ramUsers(name)).hasSize(1);
    }

    @Test
    void patch_connectionDroppedAfterEffect_isChanged() {
        String name = unique("ned");
        String id = scim.post("/Users", user(name)).isStatus(201).id();
        bridge.simulator().faults().add(Fault.dropAfterEffect("UpdateUser").times(1));

        scim.patch("/Users/" + id, replace("displayName", "'Edward'")).isStatus(200);

        assertThat(ramUsers(name)).extracting(SimulatedUser::displayName).containsExactly("Edward");
    }

    @Test
    void delete_connectionDroppedAfterEffect_isDeleted() {
        String name = unique("nia");
        String id = scim.post("/Users", user(name)).isStatus(201).id();
        bridge.simulator().faults().add(Fault.dropAfterEffect("DeleteUser").times(1));

        scim.delete("/Users/" + id).isStatus(204);

        assertThat(ramUsers(name)).isEmpty();
        scim.get("/Users/" + id).isError(404);
    }

    @Test
    void addMember_connectionDroppedAfterEffect_isMember() {
        String user = scim.post("/Users", user(unique("oda"))).isStatus(201).id();
        String group =
                scim.post("/Groups", group(unique("opera"))).isStatus(201).id();
        bridge.simulator().faults().add(Fault.dropAfterEffect("AddUserToGroup").times(1));

        scim.patch("/Groups/" + group, patch("{'op': 'add', 'path': 'members', 'value': [{'value': '" + user + "'}]}"))
                .isStatus(200);

        assertThat(scim.get("/Groups/" + group).text("/members/0/value")).isEqualTo(user);
    }
}
