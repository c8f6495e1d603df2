package ramscim.simulator.operation;

import static ramscim.simulator.operation.Operation.read;
import static ramscim.simulator.operation.Operation.write;

import java.util.List;
import java.util.Set;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.MfaDevices;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.account.Users;

/**
 * GetUserMFAInfo, UnbindMFADevice, DisableVirtualMFA and DeleteVirtualMFADevice. Binding is the user's own business, at
 * the console.
 */
final class MfaOperations implements OperationFamily {

    private final Users users;
    private final MfaDevices devices;

    MfaOperations(AccountState account) {
        this.users = account.users();
        this.devices = account.mfaDevices();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                read("GetUserMFAInfo", Set.of("UserPrincipalName"), this::get),
                write("UnbindMFADevice", Set.of("UserPrincipalName"), this::unbind),
                write("DisableVirtualMFA", Set.of("UserPrincipalName"), this::disable),
                write("DeleteVirtualMFADevice", Set.of("SerialNumber"), this::delete));
    }

    private Body get(Parameters parameters) {
        return new Body()
                .with("IsMFAEnable", true)
                .with(
                        "MFADevice",
                        new Body()
                                .with(
                                        "SerialNumber",
                                        devices.of(user(parameters)).serialNumber())
                                .with("Type", "VMFA"));
    }

    private Body unbind(Parameters parameters) {
        return new Body()
                .with(
                        "MFADevice",
                        new Body()
                                .with(
                                        "SerialNumber",
                                        devices.unbind(user(parameters)).serialNumber()));
    }

    private Body disable(Parameters parameters) {
        devices.disable(user(parameters));
        return new Body();
    }

    private Body delete(Parameters parameters) {
        devices.delete(parameters.required("SerialNumber"));
        return new Body();
    }

    private SimulatedUser user(Parameters parameters) {
        return users.withName(parameters.required("UserPrincipalName"));
    }
}
