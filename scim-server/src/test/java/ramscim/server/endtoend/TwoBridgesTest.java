package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.Tags;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;
import ramscim.server.ownership.Neighbours;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimAnswer;

/** Two bridges, each with a store of its own, were pointed at one account. */
class TwoBridgesTest {
    private final RunningBridge first = RunningBridge.start("bridge.owner=emea");

    @AfterEach
    void stop() {
        first.close();
    }

    @Test
    void secondBridge_usersOfTheFirst_isToldAndCannotTouchThem() {
        first.scim().post("/Users", Bodies.user("alice")).isStatus(201);
        first.scim().post("/Groups", Bodies.group("Admins")).isStatus(201);

        try (RunningBridge second = RunningBridge.on(first.simulator(), "bridge.owner=apac")) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(
                                    second.bean(Neighbours.class).sight().others())
                            .isEqualTo(Map.of("emea", 1)));
            ScimAnswer user = second.scim().post("/Users", Bodies.user("alice")).isError(409);
            ScimAnswer group =
                    second.scim().post("/Groups", Bodies.group("Admins")).isError(409);

            assertThat(user.text("/detail")).contains("another bridge, 'emea', keeps it");
            assertThat(group.text("/detail")).contains("another bridge, 'emea', keeps it");
        }
        assertThat(first.simulator().account().users())
                .singleElement()
                .satisfies(user -> assertThat(user.tags()).containsEntry(OwnershipTags.OWNER, "emea"));
    }

    @Test
    void secondBridge_declaredAsANeighbour_isNoWarning() {
        first.scim().post("/Users", Bodies.user("alice")).isStatus(201);
        RamDirectory ram = first.bean(RamDirectory.class);
        ram.call(new CreateUser(
                new UserProfile(
                        new UserPrincipalName("bob", ram.call(new GetDefaultDomain())), "bob", null, null, null),
                new Tags(Map.of(OwnershipTags.PROVISION_TYPE, "SCIM", OwnershipTags.OWNER, "amer"))));

        try (RunningBridge second =
                RunningBridge.on(first.simulator(), "bridge.owner=apac", "bridge.neighbours=emea")) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(
                                    second.bean(Neighbours.class).sight().others())
                            .isEqualTo(Map.of("amer", 1)));
        }
    }
}
