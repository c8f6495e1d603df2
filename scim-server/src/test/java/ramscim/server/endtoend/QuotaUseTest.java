package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ramscim.core.account.AccountQuotas;
import ramscim.core.directory.AccountSummary;
import ramscim.server.running.RunningBridge;
import ramscim.server.running.ScimClient;

/** What the quota on Health and the gauges of it show, before RAM is asked for its numbers again. */
class QuotaUseTest {
    private final RunningBridge bridge = RunningBridge.shared();
    private final ScimClient scim = bridge.scim();

    @BeforeEach
    void told() {
        Awaitility.await("RAM has told its numbers")
                .until(() -> bridge.bean(AccountQuotas.class).known().isPresent());
    }

    private AccountSummary known() {
        return bridge.bean(AccountQuotas.class).known().orElseThrow();
    }

    @Test
    void known_createdAndDeleted_isCountedAtOnce() {
        AccountSummary before = known();

        String una = scim.post("/Users", user(unique("una"))).isStatus(201).id();
        String crew = scim.post("/Groups", group(unique("Crew"))).isStatus(201).id();
        assertThat(known())
                .returns(before.users() + 1, AccountSummary::users)
                .returns(before.groups() + 1, AccountSummary::groups);
        scim.delete("/Users/" + una).isStatus(204);
        scim.delete("/Groups/" + crew).isStatus(204);
        assertThat(known()).isEqualTo(before);
    }

    @Test
    void known_triedOut_isNotCounted() {
        AccountSummary before = known();

        scim.with("X-Dry-Run", "true").post("/Users", user(unique("uwe"))).isStatus(200);

        assertThat(known()).isEqualTo(before);
    }
}
