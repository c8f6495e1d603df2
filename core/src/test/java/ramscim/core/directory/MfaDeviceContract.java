package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static ramscim.core.directory.RamException.Reason.CONFLICT;
import static ramscim.core.directory.RamException.Reason.NOT_FOUND;

import org.junit.jupiter.api.Test;
import ramscim.core.directory.MfaDeviceCall.DeleteVirtualMfaDevice;
import ramscim.core.directory.MfaDeviceCall.GetUserMfaInfo;
import ramscim.core.directory.MfaDeviceCall.UnbindMfaDevice;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserCall.GetUser;

/** What {@link MfaDevices} promises, for every implementation of it. */
abstract class MfaDeviceContract extends AccessKeyContract {
    @Test
    void findMfaDevice_boundDevice_isToldAsVirtual() {
        String serialNumber = mfaDeviceBoundByHand(create("alice", "one"));

        MfaDevice device = directory().call(new GetUserMfaInfo(name("alice"))).orElse(null);

        assertThat(device).isEqualTo(new MfaDevice(serialNumber, "VMFA"));
        assertThat(device).matches(MfaDevice::isVirtual);
    }

    @Test
    void findMfaDevice_none_null() {
        create("alice", "one");

        assertThat(directory().call(new GetUserMfaInfo(name("alice"))).orElse(null))
                .isNull();
    }

    @Test
    void unbindMfaDevice_boundDeviceAndThenNone_isAwayBothTimes() {
        mfaDeviceBoundByHand(create("alice", "one"));

        directory().call(new UnbindMfaDevice(name("alice")));
        directory().call(new UnbindMfaDevice(name("alice")));

        assertThat(directory().call(new GetUserMfaInfo(name("alice"))).orElse(null))
                .isNull();
    }

    @Test
    void deleteVirtualMfaDevice_boundDevice_conflictUntilItIsUnbound() {
        String serialNumber = mfaDeviceBoundByHand(create("alice", "one"));

        assertThat(failure(() -> directory().call(new DeleteVirtualMfaDevice(serialNumber)))
                        .reason())
                .isEqualTo(CONFLICT);
        directory().call(new UnbindMfaDevice(name("alice")));

        assertThatCode(() -> {
                    directory().call(new DeleteVirtualMfaDevice(serialNumber));
                    directory().call(new DeleteVirtualMfaDevice(serialNumber));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void mfaDevice_unknownUser_notFoundWhateverTheCall() {
        assertThat(failure(() -> directory()
                                .call(new GetUserMfaInfo(name("nobody")))
                                .orElse(null))
                        .reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().call(new UnbindMfaDevice(name("nobody"))))
                        .reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void deleteUser_whoHasAnMfaDevice_conflictUntilItIsUnbound() {
        RamUser alice = create("alice", "one");
        mfaDeviceBoundByHand(alice);

        assertThat(failure(() -> directory().call(new DeleteUser(alice.id()))).code())
                .isEqualTo("DeleteConflict.User.MFADevice");
        directory().call(new UnbindMfaDevice(name("alice")));
        directory().call(new DeleteUser(alice.id()));

        assertThat(directory().call(new GetUser(alice.id())).orElse(null)).isNull();
    }
}
