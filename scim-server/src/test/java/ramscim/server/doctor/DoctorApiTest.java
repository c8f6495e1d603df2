package ramscim.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.PolicyType;
import ramscim.core.directory.RamDirectory;
import ramscim.server.ram.RamAccess;
import ramscim.server.running.RunningBridge;

/** The doctor of a bridge that is running. */
class DoctorApiTest {
    private static final String BASIC = "Basic "
            + Base64.getEncoder().encodeToString("admin:a-password-of-this-test".getBytes(StandardCharsets.UTF_8));

    @Test
    void examine_runningBridge_knowsWhatWasUsed() {
        try (RunningBridge bridge = RunningBridge.start("bridge.admin.password=a-password-of-this-test")) {
            bridge.scim().post("/Users", user(unique("dora"))).isStatus(201);

            String api = bridge.http()
                    .with("Authorization", BASIC)
                    .get("/admin/api/doctor")
                    .isStatus(200)
                    .body();
            String page = bridge.http()
                    .with("Authorization", BASIC)
                    .get("/admin/api/doctor")
                    .body();

            assertThat(api)
                    .contains("\"subject\":\"ram:CreateUser\",\"status\":\"OK\",\"detail\":\"used since the start\"")
                    .contains("\"subject\":\"ram:DeleteUser\",\"status\":\"NOT_CHECKED\"")
                    .doesNotContain("FAILED");
            assertThat(page).contains("ram:CreateUser");
            bridge.http().get("/admin/api/doctor").isStatus(401);
        }
    }

    @Test
    void examine_partOfThePolicyThatIsNotNeededAndWasUsed_isWarnedOf() {
        try (RunningBridge bridge = RunningBridge.start("bridge.admin.password=a-password-of-this-test")) {
            bridge.simulator().account().access().addPolicy("auditing", null, "{}");
            RamDirectory ram = bridge.bean(RamAccess.class).directory();
            GroupName auditors = new GroupName("auditors");
            ram.call(new CreateGroup(new GroupProfile(auditors, "auditors", "of nobody")));
            ram.call(new AttachPolicyToGroup(auditors, new PolicyName(PolicyType.CUSTOM, "auditing")));

            assertThat(bridge.bean(Doctor.class).examine())
                    .filteredOn(result -> result.subject().english().equals("docs/ram-policy/policies.json"))
                    .singleElement()
                    .satisfies(result -> {
                        assertThat(result.status()).isEqualTo(CheckResult.Status.WARNING);
                        assertThat(result.detail().english())
                                .contains("ram:AttachPolicyToGroup was used since the start");
                    });
        }
    }
}
