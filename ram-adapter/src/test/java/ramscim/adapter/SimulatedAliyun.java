package ramscim.adapter;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamException;
import ramscim.core.directory.Tags;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.call.RecordedCall;

/** One simulated account for all tests, empty before each, and settings that reach it over the wire. */
abstract class SimulatedAliyun {
    static final RamSimulator SIMULATOR = RamSimulator.start();

    @BeforeEach
    void emptyAccount() {
        SIMULATOR.reset();
    }

    static AliyunSettings settings() {
        return settings(SIMULATOR);
    }

    static AliyunSettings settings(RamSimulator simulator) {
        return settings(
                simulator.endpoint(),
                AliyunCredentials.keyPair(simulator.accessKeyId(), simulator.accessKeySecret()),
                Duration.ofSeconds(10));
    }

    static AliyunSettings settings(URI endpoint, AliyunCredentials credentials, Duration readTimeout) {
        return new AliyunSettings(
                endpoint, endpoint, endpoint, endpoint, Duration.ofSeconds(2), readTimeout, true, 32, credentials);
    }

    static ImsDirectory ims() {
        return ims(settings());
    }

    static ImsDirectory ims(AliyunSettings settings) {
        return new ImsDirectory(new RpcClient(settings), settings.sendProvisionType(), Integer.MAX_VALUE, seeingAll());
    }

    /** For an account that shows at once what was made. */
    static OwnDoings seeingAll() {
        return new OwnDoings(Duration.ZERO, Clock.systemUTC());
    }

    /** The production configuration but for its waits, and without rate limits. */
    static RamResilience impatient() {
        return impatient(RamResilience.defaultBreaker());
    }

    static RamResilience impatient(CircuitBreakerConfig breaker) {
        RetryConfig retry = RetryConfig.from(RamResilience.defaultRetry())
                .intervalFunction(attempt -> 1L)
                .build();
        return new RamResilience(RetryRegistry.of(retry), CircuitBreakerRegistry.of(breaker), Map.of());
    }

    static UserPrincipalName name(String localPart) {
        return new UserPrincipalName(localPart, "example.onaliyun.com");
    }

    static CreateUser creation(String localPart, String owner) {
        return new CreateUser(
                new UserProfile(name(localPart), localPart, null, null, null),
                new Tags(Map.of(OwnershipTags.ID, owner)));
    }

    static GroupProfile group(String name) {
        return new GroupProfile(new GroupName(name), name, "scim-bridge:id=one");
    }

    static List<String> actions() {
        return SIMULATOR.calls().stream().map(RecordedCall::action).toList();
    }

    static RamException failure(ThrowingCallable call) {
        return catchThrowableOfType(RamException.class, call);
    }
}
