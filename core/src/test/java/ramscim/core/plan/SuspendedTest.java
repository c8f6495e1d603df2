package ramscim.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyCall.UpdateAccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileCall.UpdateLoginProfile;
import ramscim.core.directory.LoginProfileUpdate;

class SuspendedTest {
    private static final AccessKeyId ON = new AccessKeyId("on");
    private static final AccessKeyId OFF = new AccessKeyId("off");
    private static final List<AccessKey> KEYS =
            List.of(new AccessKey(ON, AccessStatus.ACTIVE, null), new AccessKey(OFF, AccessStatus.INACTIVE, null));

    @Test
    void including_onAndOff_remembersOnlyWhatWasOn() {
        assertThat(Suspended.NOTHING.including(access(AccessStatus.INACTIVE)))
                .isEqualTo(new Suspended(false, Set.of(ON)));
    }

    /** The bridge may have died after it turned it off. */
    @Test
    void including_rememberedAndOffByNow_staysRemembered() {
        assertThat(new Suspended(true, Set.of(OFF)).including(access(AccessStatus.INACTIVE)))
                .isEqualTo(new Suspended(true, Set.of(ON, OFF)));
    }

    @Test
    void stillThere_whatIsGone_isForgottenAndNothingElseIsAdded() {
        Suspended before = new Suspended(true, Set.of(OFF, new AccessKeyId("gone")));

        assertThat(before.stillThere(access(null))).isEqualTo(new Suspended(false, Set.of(OFF)));
    }

    @Test
    void set_everything_logonFirstAndKeysInOrder() {
        assertThat(new Suspended(true, Set.of(ON, OFF)).set(PlannedPerson.NAME, AccessStatus.INACTIVE))
                .isEqualTo(List.of(
                        new UpdateLoginProfile(PlannedPerson.NAME, LoginProfileUpdate.to(AccessStatus.INACTIVE)),
                        new UpdateAccessKey(PlannedPerson.NAME, OFF, AccessStatus.INACTIVE),
                        new UpdateAccessKey(PlannedPerson.NAME, ON, AccessStatus.INACTIVE)));
    }

    @Test
    void set_nothing_noCall() {
        assertThat(Suspended.NOTHING.set(PlannedPerson.NAME, AccessStatus.ACTIVE))
                .isEmpty();
        assertThat(Suspended.NOTHING.isNothing()).isTrue();
    }

    private static Access access(@Nullable AccessStatus logon) {
        return new Access(logon == null ? null : new LoginProfile(logon, false, false, null, null), KEYS);
    }
}
