package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ramscim.server.running.RunningBridge;

/** A provider finds no way around the guard. */
class GuardTest {
    private static final RunningBridge BRIDGE = RunningBridge.start(
            "bridge.guard.enabled=true",
            "bridge.guard.protected-users=breakglass",
            "bridge.guard.protected-groups=Admins");

    @AfterAll
    static void stop() {
        BRIDGE.close();
    }

    private static String create(String path, String body) {
        return path + "/" + BRIDGE.scim().post(path, body).isStatus(201).id();
    }

    @Test
    void rename_protected_isForbidden() {
        String breakglass = create("/Users", user("breakglass"));
        String admins = create("/Groups", group("Admins"));

        assertThat(BRIDGE.scim()
                        .patch(breakglass, replace("userName", "'zzz'"))
                        .isError(403)
                        .text("/detail"))
                .contains("protected");
        BRIDGE.scim().patch(admins, replace("displayName", "'Foo'")).isError(403);
    }
}
