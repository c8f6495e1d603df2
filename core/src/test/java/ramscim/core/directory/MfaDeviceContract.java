package ramscim.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static ramscim.core.directory.RamException.Reason.CONFLICT;
import static ramscim.core.directory.RamException.Reason.NOT_FOUND;

import org.junit.jupiter.api.Test;

/** What {@link MfaDevices} promises, for every implementation of it. */
abstract class MfaDeviceContract extends AccessKeyContract {
    @Test
    void findMfaDevice_boundDevice_isToldAsVirtual() {
        String serialNumber = mfaDeviceBoundByHand(create("alice", "one"));

        MfaDevice device = directory().findMfaDevice(name("alice"));

        assertThat(device).isEqualTo(new MfaDevice(serialNumber, "VMFA"));
        assertThat(device).matches(MfaDevice::isVirtual);
    }

    @Test
    void findMfaDevice_none_null() {
        create("alice", "one");

        assertThat(directory().findMfaDevice(name("alice"))).isNull();
    }

    @Test
    void unbindMfaDevice_boundDeviceAndThenNone_isAwayBothTimes() {
        mfaDeviceBoundByHand(create("alice", "one"));

        directory().unbindMfaDevice(name("alice"));
        directory().unbindMfaDevice(name("alice"));

        assertThat(directory().findMfaDevice(name("alice"))).isNull();
    }

    @Test
    void deleteVirtualMfaDevice_boundDevice_conflictUntilItIsUnbound() {
        String serialNumber = mfaDeviceBoundByHand(create("alice", "one"));

        assertThat(failure(() -> directory().deleteVirtualMfaDevice(serialNumber))
                        .reason())
                .isEqualTo(CONFLICT);
        directory().unbindMfaDevice(name("alice"));

        assertThatCode(() -> {
                    directory().deleteVirtualMfaDevice(serialNumber);
                    directory().deleteVirtualMfaDevice(serialNumber);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void mfaDevice_unknownUser_notFoundWhateverTheCall() {
        assertThat(failure(() -> directory().findMfaDevice(name("nobody"))).reason())
                .isEqualTo(NOT_FOUND);
        assertThat(failure(() -> directory().unbindMfaDevice(name("nobody"))).reason())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void deleteUser_whoHasAnMfaDevice_conflictUntilItIsUnbound() {
        RamUser alice = create("alice", "one");
        mfaDeviceBoundByHand(alice);

        assertThat(failure(() -> directory().deleteUser(alice.id())).code()).isEqualTo("DeleteConflict.User.MFADevice");
        directory().unbindMfaDevice(name("alice"));
        directory().deleteUser(alice.id());

        assertThat(directory().findUser(alice.id())).isNull();
    }
}
