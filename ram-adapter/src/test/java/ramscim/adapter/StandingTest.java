package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.auth.AlibabaCloudCredentials;
import com.aliyuncs.auth.BasicCredentials;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.SimulatorOptions;
import ramscim.simulator.fault.Fault;

/** What is said about the bridge's own credentials, by what RAM answers. */
class StandingTest extends SimulatedAliyun {
    private final RpcClient rpc = new RpcClient(settings());
    private final ImsDirectory directory = new ImsDirectory(rpc, true, Integer.MAX_VALUE, seeingAll());
    private final Standing standing = rpc.standing();

    @Test
    void missingPermission_isNamedInTheMessageAndInTheStandingUntilItIsGranted() {
        SIMULATOR.faults().add(Fault.error("CreateUser", 403, "NoPermission", "You are not authorized."));

        RamException failure = failure(() -> directory.call(creation("alice", "one")));

        assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN);
        assertThat(failure)
                .hasMessageStartingWith("RAM answered NoPermission: You are not authorized. "
                        + "The policy of the bridge's credentials does not allow ram:CreateUser: add it.");
        assertThat(standing.missingPermissions()).containsOnlyKeys("ram:CreateUser");
        assertThat(standing.refusal()).isEmpty();

        SIMULATOR.faults().clear();
        directory.call(creation("alice", "one"));
        assertThat(standing.missingPermissions()).isEmpty();
        assertThat(standing.grantedPermissions()).containsExactly("ram:CreateUser");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            InvalidAccessKeyId.NotFound | The bridge's access key does not exist: set another.
            InvalidAccessKeyId.Inactive | The bridge's access key is disabled: enable it, or set another.
            Forbidden.AccessKeyDisabled | The bridge's access key is disabled: enable it, or set another.
            SignatureDoesNotMatch | The secret does not belong to the bridge's access key: set the right one.
            InvalidSecurityToken.Expired | The bridge's temporary credentials have ended or do not belong together, and there are no newer ones.
            """)
    void refusedKey_isSaidInASentence(String code, String sentence) {
        SIMULATOR.faults().add(Fault.error("GetDefaultDomain", 400, code, "No."));

        RamException failure = failure(() -> directory.call(new GetDefaultDomain()));

        assertThat(failure.reason()).isEqualTo(Reason.UNAUTHENTICATED);
        assertThat(failure).hasMessageStartingWith("RAM answered %s: No. %s".formatted(code, sentence));
        assertThat(standing.refusal()).hasValue(failure.getMessage());

        SIMULATOR.faults().clear();
        directory.call(new GetDefaultDomain());
        assertThat(standing.refusal()).isEmpty();
    }

    @Test
    void refusedKey_anotherOneByNow_isTakenWithinTheCall() {
        Queue<AlibabaCloudCredentials> keys = new ArrayDeque<>(List.of(
                new BasicCredentials("LTAI-gone", "gone"),
                new BasicCredentials(SIMULATOR.accessKeyId(), SIMULATOR.accessKeySecret())));
        AliyunCredentials rotated =
                AliyunCredentials.of(new SdkSource("a rotated key", () -> keys::remove, words -> words));

        ImsDirectory client = ims(settings(SIMULATOR.endpoint(), rotated, Duration.ofSeconds(10)));

        assertThat(client.call(new GetDefaultDomain())).isEqualTo("example.onaliyun.com");
    }

    @ParameterizedTest
    @CsvSource({"PT20M, behind", "PT-20M, ahead of"})
    void wrongClock_isSaidWithTheSeconds(Duration ahead, String direction) {
        Clock ofRam = Clock.offset(Clock.systemUTC(), ahead);
        try (RamSimulator simulator =
                RamSimulator.start(SimulatorOptions.builder().clock(ofRam).build())) {
            RpcClient client = new RpcClient(settings(simulator));
            ImsDirectory skewed = new ImsDirectory(client, true, Integer.MAX_VALUE, seeingAll());

            assertThat(failure(() -> skewed.call(new GetDefaultDomain())))
                    .hasMessageContaining("InvalidTimeStamp.Expired")
                    .message()
                    .containsPattern("The clock of this machine is 1(19\\d|20\\d) s %s RAM's".formatted(direction));
            assertThat(client.standing().clockAhead())
                    .hasValueSatisfying(said -> assertThat(said).isCloseTo(ahead, Duration.ofSeconds(10)));
        }
    }

    @Test
    void rightClock_isNoDifferenceAtAll() {
        directory.call(new GetDefaultDomain());

        assertThat(standing.clockAhead()).hasValue(Duration.ZERO);
    }
}
