package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.simulator.account.AccountAccess;
import ramscim.simulator.account.SimulatedMfaDevice;

class MfaOperationsTest {

    private static final String ALICE = "alice@example.onaliyun.com";

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    @BeforeEach
    void addAlice() {
        SIMULATOR.get().account().addUser("alice");
    }

    private static AccountAccess access() {
        return SIMULATOR.get().account().access();
    }

    private static Answer call(String action) {
        return SIMULATOR.call(action, "UserPrincipalName", ALICE);
    }

    @Test
    void get_boundDevice_answersIt() {
        SimulatedMfaDevice device = access().bindMfaDevice(ALICE);

        Answer answer = call("GetUserMFAInfo");

        assertThat(answer.body().path("IsMFAEnable").asBoolean()).isTrue();
        assertThat(answer.body().at("/MFADevice/SerialNumber").asText()).isEqualTo(device.serialNumber());
        assertThat(answer.body().at("/MFADevice/Type").asText()).isEqualTo("VMFA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetUserMFAInfo", "UnbindMFADevice", "DisableVirtualMFA"})
    void anyOperation_noDevice_isEntityNotExist(String action) {
        assertThat(call(action).error()).isEqualTo("404 EntityNotExist.User.MFADevice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetUserMFAInfo", "UnbindMFADevice", "DisableVirtualMFA"})
    void anyOperation_unknownUser_isEntityNotExist(String action) {
        assertThat(SIMULATOR
                        .call(action, "UserPrincipalName", SIMULATOR.name("nobody"))
                        .error())
                .isEqualTo("404 EntityNotExist.User");
    }

    @Test
    void unbind_device_leavesItInTheAccountUntilItIsDeleted() {
        SimulatedMfaDevice device = access().bindMfaDevice(ALICE);

        Answer answer = call("UnbindMFADevice");

        assertThat(answer.body().at("/MFADevice/SerialNumber").asText()).isEqualTo(device.serialNumber());
        assertThat(access().mfaDevice(ALICE)).isEmpty();
        assertThat(access().mfaDevices())
                .extracting(SimulatedMfaDevice::serialNumber)
                .containsExactly(device.serialNumber());
        SIMULATOR.call("DeleteVirtualMFADevice", "SerialNumber", device.serialNumber());
        assertThat(access().mfaDevices()).isEmpty();
    }

    @Test
    void disable_device_unbindsAndDeletes() {
        access().bindMfaDevice(ALICE);

        assertThat(call("DisableVirtualMFA").status()).isEqualTo(200);

        assertThat(access().mfaDevices()).isEmpty();
    }

    @Test
    void delete_boundDevice_isDeleteConflict() {
        SimulatedMfaDevice device = access().bindMfaDevice(ALICE);

        assertThat(SIMULATOR
                        .call("DeleteVirtualMFADevice", "SerialNumber", device.serialNumber())
                        .error())
                .isEqualTo("409 DeleteConflict.VirtualMFADevice.User");
    }

    @Test
    void delete_unknownDevice_isEntityNotExist() {
        assertThat(SIMULATOR
                        .call("DeleteVirtualMFADevice", "SerialNumber", "acs:ram::1:mfa/none")
                        .error())
                .isEqualTo("404 EntityNotExist.VirtualMFADevice");
    }

    @Test
    void getAccountSummary_oneBoundAndOneUnbound_countsBoth() {
        SIMULATOR.get().account().addUser("bob");
        access().bindMfaDevice(ALICE);
        access().bindMfaDevice(SIMULATOR.name("bob"));
        call("UnbindMFADevice");

        Answer summary = SIMULATOR.call("GetAccountSummary");

        assertThat(summary.body().at("/SummaryMap/MFADevices").asInt()).isEqualTo(2);
        assertThat(summary.body().at("/SummaryMap/MFADevicesInUse").asInt()).isEqualTo(1);
    }
}
