package ramscim.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.MfaDevice;
import ramscim.core.directory.MfaDevices;
import ramscim.core.directory.UserPrincipalName;

/** The MFA operations of IMS 2019-08-15. */
final class ImsMfaDevices implements MfaDevices {
    private static final String NONE = "EntityNotExist.User.MFADevice";

    private final RpcClient rpc;

    ImsMfaDevices(RpcClient rpc) {
        this.rpc = rpc;
    }

    /** That there is none is answered with an error, as RAM documents it, or with {@code IsMFAEnable=false}, which IMS has for nothing else. */
    @Override
    public @Nullable MfaDevice findMfaDevice(UserPrincipalName user) {
        RpcAnswer answer = rpc.unless(NONE, () -> rpc.call(ImsOperation.GET_USER_MFA_INFO, Parameters.ofUser(user)));
        if (answer == null
                || answer.body().path("MFADevice").path("SerialNumber").isMissingNode()) {
            return null;
        }
        JsonNode device = answer.body().path("MFADevice");
        return new MfaDevice(answer.required(device, "SerialNumber").asText(), RpcAnswer.text(device, "Type"));
    }

    @Override
    public void unbindMfaDevice(UserPrincipalName user) {
        rpc.unless(NONE, () -> rpc.call(ImsOperation.UNBIND_MFA_DEVICE, Parameters.ofUser(user)));
    }

    @Override
    public void deleteVirtualMfaDevice(String serialNumber) {
        rpc.unless(
                "EntityNotExist.VirtualMFADevice",
                () -> rpc.call(ImsOperation.DELETE_VIRTUAL_MFA_DEVICE, Parameters.of("SerialNumber", serialNumber)));
    }
}
