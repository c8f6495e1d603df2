package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.ResourceGroupCall.DetachPolicy;
import ramscim.core.directory.ResourceGroupCall.ListPolicyAttachments;
import ramscim.core.directory.ScopedPolicy;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;
import ramscim.simulator.account.PolicyType;
import ramscim.simulator.fault.Fault;

/** Policies within resource groups over the wire, and accounts in which the bridge may not see them. */
class ResourceGroupsTest extends SimulatedAliyun {
    private static final UserPrincipalName ALICE = name("alice");
    private static final ScopedPolicy READS = new ScopedPolicy("rg-one", PolicyName.system("AliyunOSSReadOnlyAccess"));

    private final RpcClient rpc = new RpcClient(settings());
    private final ImsDirectory directory =
            new ImsDirectory(rpc, true, Integer.MAX_VALUE, new OwnDoings(Duration.ZERO, Clock.systemUTC()));

    @BeforeEach
    void aliceReads() {
        ByHand.make("alice", Map.of());
        attach("rg-one");
    }

    private static void attach(String resourceGroup) {
        SIMULATOR
                .account()
                .access()
                .attachPolicyInGroup(
                        resourceGroup, PolicyType.SYSTEM, READS.policy().name(), ALICE.toString());
    }

    @Test
    void list_policiesOfBothScopes_areOnlyThoseWithinResourceGroups() {
        directory.call(new AttachPolicyToUser(ALICE, PolicyName.system("ReadOnlyAccess")));

        assertThat(directory.call(new ListPolicyAttachments(ALICE))).containsExactly(READS);
    }

    @Test
    void list_moreThanAPage_showsAll() {
        for (int number = 0; number < 200; number++) {
            attach("rg-" + number);
        }

        assertThat(directory.call(new ListPolicyAttachments(ALICE)))
                .doesNotHaveDuplicates()
                .hasSize(201);
    }

    @Test
    void detach_whatKeepsAUserFromBeingDeleted_letsItBeDeleted() {
        UserId id = new UserId(SIMULATOR.account().users().get(0).userId());
        assertThat(failure(() -> directory.call(new DeleteUser(id))).reason()).isEqualTo(Reason.CONFLICT);

        directory.call(new DetachPolicy(ALICE, READS));
        directory.call(new DetachPolicy(ALICE, READS));
        directory.call(new DeleteUser(id));

        assertThat(SIMULATOR.account().users()).isEmpty();
    }

    @Test
    void anyCall_onTheWire_goesToTheEndpointOfResourceManager() {
        URI other = URI.create("http://127.0.0.1:1");
        AliyunSettings known = settings();
        AliyunSettings onlyResourceManager = new AliyunSettings(
                other,
                other,
                other,
                known.resourceManagerEndpoint(),
                known.connectTimeout(),
                known.readTimeout(),
                true,
                1,
                known.credentials());

        assertThat(ims(onlyResourceManager).call(new ListPolicyAttachments(ALICE)))
                .containsExactly(READS);
        assertThat(SIMULATOR.calls().get(0).version()).isEqualTo("2020-03-31");
        assertThat(SIMULATOR.calls().get(0).parameters())
                .containsEntry("PrincipalType", "IMSUser")
                .containsEntry("PrincipalName", ALICE.toString());
    }

    @ParameterizedTest
    @CsvSource({"403, NoPermission", "403, Forbidden.RAM", "404, InvalidApi.NotFound", "400, UnsupportedOperation"})
    void list_notToBeHad_isEmptyAndNotAPermissionThatIsMissed(int status, String code) {
        SIMULATOR.faults().add(Fault.error("ListPolicyAttachments", status, code, "Not here."));

        assertThat(directory.call(new ListPolicyAttachments(ALICE))).isEmpty();

        assertThat(rpc.standing().notOffered()).containsOnlyKeys("ListPolicyAttachments");
        assertThat(rpc.standing().missingPermissions()).isEmpty();
    }

    @Test
    void detach_forbidden_isAPermissionThatIsMissed() {
        SIMULATOR.faults().add(Fault.error("DetachPolicy", 403, "NoPermission", "You are not authorized."));

        assertThat(failure(() -> directory.call(new DetachPolicy(ALICE, READS))).reason())
                .isEqualTo(Reason.FORBIDDEN);

        assertThat(rpc.standing().missingPermissions()).containsOnlyKeys("ram:DetachPolicy");
    }

    /** It is another service: that it is down says nothing about RAM. */
    @Test
    void list_serviceDown_opensNoBreakerOfRam() {
        SIMULATOR.faults().add(Fault.error("ListPolicyAttachments", 503, "ServiceUnavailable", "Down."));
        AliyunRam ram = AliyunRam.connect(settings(), impatient(), RamTelemetry.metersOnly(new SimpleMeterRegistry()));

        for (int times = 0; times < 50; times++) {
            failure(() -> ram.directory().call(new ListPolicyAttachments(ALICE)));
        }

        assertThat(ram.states()).noneMatch(ApiState::isDown);
        assertThat(SIMULATOR.calls("ListPolicyAttachments")).hasSize(50);
    }
}
