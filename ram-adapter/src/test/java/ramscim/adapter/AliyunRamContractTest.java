package ramscim.adapter;

import static ramscim.adapter.SimulatedAliyun.SIMULATOR;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamDirectoryContract;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;

class AliyunRamContractTest extends RamDirectoryContract {
    private final RamDirectory directory = AliyunRam.connect(
                    SimulatedAliyun.settings(),
                    SimulatedAliyun.impatient(),
                    RamTelemetry.metersOnly(new SimpleMeterRegistry()))
            .directory();

    @BeforeEach
    void emptyAccount() {
        SIMULATOR.reset();
    }

    @Override
    protected RamDirectory directory() {
        return directory;
    }

    @Override
    protected RamUser madeByHand(String localPart, Map<String, String> tags) {
        return ByHand.make(localPart, tags);
    }

    @Override
    protected RamGroup groupMadeByHand(String name) {
        return ByHand.makeGroup(name);
    }

    @Override
    protected String mfaDeviceBoundByHand(RamUser user) {
        return ByHand.bindMfaDevice(user);
    }

    @Override
    protected void policyMadeByHand(PolicyName policy) {
        ByHand.makePolicy(policy);
    }

    @Override
    protected void passwordPolicySetByHand(PasswordPolicy policy) {
        ByHand.setPasswordPolicy(policy);
    }
}
