package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.DetachPolicyFromUser;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.simulator.fault.Fault;

class RamPoliciesTest extends SimulatedAliyun {
    private static final PolicyName POLICY = PolicyName.system("ReadOnlyAccess");
    private static final GroupName TEAM = new GroupName("team");

    private final ImsDirectory policies = ims();

    @BeforeEach
    void aGroupAndAUser() {
        ByHand.makeGroup("team");
        ByHand.make("alice", Map.of());
    }

    @Test
    void attachPolicyToUser_always_namesTheUserWithoutItsDomain() {
        policies.call(new AttachPolicyToUser(name("alice"), POLICY));

        assertThat(SIMULATOR.calls().get(0).parameters())
                .isEqualTo(Map.of("UserName", "alice", "PolicyType", "System", "PolicyName", "ReadOnlyAccess"));
        assertThat(SIMULATOR.calls().get(0).version()).isEqualTo("2015-05-01");
    }

    @Test
    void anyCall_onTheWire_goesToTheRamEndpointAndIsSignedInTheHeaders() {
        try (RecordingServer server = new RecordingServer()) {
            AliyunSettings ram = settings(
                    server.endpoint(), AliyunCredentials.keyPair("the-id", "the-secret"), Duration.ofSeconds(10));
            AliyunSettings both = new AliyunSettings(
                    SIMULATOR.endpoint(),
                    ram.ramEndpoint(),
                    ram.stsEndpoint(),
                    ram.resourceManagerEndpoint(),
                    ram.connectTimeout(),
                    ram.readTimeout(),
                    true,
                    ram.maxConnections(),
                    ram.credentials());

            ims(both).call(new AttachPolicyToGroup(TEAM, POLICY));

            assertThat(server.uri())
                    .contains("Action=AttachPolicyToGroup", "Version=2015-05-01", "GroupName=team")
                    .doesNotContain("the-id", "Signature");
            assertThat(server.header("Authorization")).startsWith("ACS3-HMAC-SHA256 Credential=the-id,");
        }
    }

    @ParameterizedTest
    @CsvSource({"409, EntityAlreadyExists.User.Policy", "404, EntityNotExist.User.Policy"})
    void attachAndDetach_codeThatSaysDoneAlready_succeedOnlyWhereItSaysSo(int status, String code) {
        boolean attached = code.startsWith("EntityAlreadyExists");
        SIMULATOR
                .faults()
                .add(Fault.error(
                        attached ? "DetachPolicyFromUser" : "AttachPolicyToUser", status, code, "RAM's own words."));

        RamException failure = failure(() -> {
            if (attached) {
                policies.call(new DetachPolicyFromUser(name("alice"), POLICY));
            } else {
                policies.call(new AttachPolicyToUser(name("alice"), POLICY));
            }
        });

        assertThat(failure.code()).isEqualTo(code);
    }

    @Test
    void write_connectionDropped_ambiguousWithoutAnyAddress() {
        SIMULATOR.faults().add(Fault.dropAfterEffect("AttachPolicyToUser"));

        RamException failure = failure(() -> policies.call(new AttachPolicyToUser(name("alice"), POLICY)));

        assertThat(failure.reason()).isEqualTo(Reason.AMBIGUOUS);
        assertThat(failure).hasMessageNotContainingAny("http", "alice", "ReadOnlyAccess");
    }

    @Test
    void write_refusedForItsFreshnessOnce_isSignedAgainAndSucceeds() {
        SIMULATOR
                .faults()
                .add(Fault.error("AttachPolicyToUser", 400, "SignatureNonceUsed", "Not fresh.")
                        .times(1));

        policies.call(new AttachPolicyToUser(name("alice"), POLICY));

        assertThat(policies.call(new ListPoliciesForUser(name("alice")))).containsExactly(POLICY);
    }

    @Test
    void policyExists_forbidden_isNoAnswer() {
        SIMULATOR.faults().add(Fault.error("GetPolicy", 403, "NoPermission", "RAM's own words."));

        assertThat(failure(() -> policies.call(new GetPolicy(POLICY))).reason()).isEqualTo(Reason.FORBIDDEN);
    }
}
