package ramscim.simulator.account;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's console logon as it was at one moment.
 *
 * @param passwords the newest first; none until one is set
 */
public record SimulatedLoginProfile(
        String userId,
        AccessStatus status,
        boolean passwordResetRequired,
        boolean mfaBindRequired,
        @JsonIgnore List<Secret> passwords,
        Instant updateDate,
        @Nullable Instant lastLoginTime) {

    public SimulatedLoginProfile {
        requireNonNull(userId);
        requireNonNull(status);
        requireNonNull(updateDate);
        passwords = List.copyOf(passwords);
    }

    boolean admits(String password) {
        return status == AccessStatus.ACTIVE
                && !passwords.isEmpty()
                && passwords.get(0).is(password);
    }

    Builder change() {
        return new Builder(this);
    }

    /** A login profile in the making. */
    public static final class Builder {

        private final String userId;
        private AccessStatus status = AccessStatus.ACTIVE;
        private boolean passwordResetRequired;
        private boolean mfaBindRequired;
        private final List<Secret> passwords = new ArrayList<>();
        private @Nullable Instant lastLoginTime;

        Builder(String userId) {
            this.userId = userId;
        }

        private Builder(SimulatedLoginProfile profile) {
            this(profile.userId);
            status = profile.status;
            passwordResetRequired = profile.passwordResetRequired;
            mfaBindRequired = profile.mfaBindRequired;
            passwords.addAll(profile.passwords);
            lastLoginTime = profile.lastLoginTime;
        }

        public Builder status(AccessStatus value) {
            status = value;
            return this;
        }

        public Builder passwordResetRequired(boolean value) {
            passwordResetRequired = value;
            return this;
        }

        public Builder mfaBindRequired(boolean value) {
            mfaBindRequired = value;
            return this;
        }

        Builder password(String value) {
            passwords.add(0, new Secret(value));
            return this;
        }

        Builder lastLoginTime(Instant value) {
            lastLoginTime = value;
            return this;
        }

        SimulatedLoginProfile build(Instant updateDate) {
            return new SimulatedLoginProfile(
                    userId, status, passwordResetRequired, mfaBindRequired, passwords, updateDate, lastLoginTime);
        }
    }
}
