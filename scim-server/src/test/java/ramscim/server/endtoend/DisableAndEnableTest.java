package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.replace;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ramscim.server.running.RunningBridge;
import ramscim.simulator.account.AccessStatus;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.SimulatedAccessKey;

/** Whatever lets a person in is off after active=false, and exactly as it was after active=true. */
class DisableAndEnableTest {
    private final RunningBridge bridge = RunningBridge.shared();
    private final AccountAccess ram = bridge.simulator().account().access();

    /** Every way to have none, one or two keys, with a login profile of either status and without one. */
    static Stream<Arguments> combinations() {
        List<List<AccessStatus>> keys = new ArrayList<>(List.of(List.of()));
        for (AccessStatus one : AccessStatus.values()) {
            keys.add(List.of(one));
            for (AccessStatus two : AccessStatus.values()) {
                keys.add(List.of(one, two));
            }
        }
        return keys.stream()
                .flatMap(of -> Stream.of(
                        Arguments.of(of, null),
                        Arguments.of(of, AccessStatus.ACTIVE),
                        Arguments.of(of, AccessStatus.INACTIVE)));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void disableAndEnable_restoresExactlyWhatWas(List<AccessStatus> keys, @Nullable AccessStatus loginProfile) {
        String name = unique("robin");
        String id = bridge.scim().post("/Users", user(name)).isStatus(201).id();
        String upn = name + "@example.onaliyun.com";
        for (AccessStatus status : keys) {
            ram.setAccessKeyStatus(upn, ram.addAccessKey(upn).id(), status);
        }
        if (loginProfile != null) {
            ram.addLoginProfile(upn, "Passw0rd-of-Robin!");
            ram.changeLoginProfile(upn, profile -> profile.status(loginProfile));
        }

        Map<String, AccessStatus> before = statuses(upn);

        bridge.scim().patch("/Users/" + id, replace("active", "false")).isStatus(200);

        assertThat(statuses(upn)).hasSize(keys.size()).doesNotContainValue(AccessStatus.ACTIVE);
        assertThat(loginProfile(upn)).isEqualTo(loginProfile == null ? null : AccessStatus.INACTIVE);

        bridge.scim().patch("/Users/" + id, replace("active", "true")).isStatus(200);

        assertThat(statuses(upn)).as("each key is as it was").isEqualTo(before);
        assertThat(loginProfile(upn)).isEqualTo(loginProfile);
    }

    private Map<String, AccessStatus> statuses(String upn) {
        return ram.accessKeys(upn).stream()
                .collect(Collectors.toMap(SimulatedAccessKey::id, SimulatedAccessKey::status));
    }

    private @Nullable AccessStatus loginProfile(String upn) {
        return ram.loginProfile(upn).map(profile -> profile.status()).orElse(null);
    }
}
