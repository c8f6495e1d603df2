package ramscim.simulator.control;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.account.UserStatus;

/**
 * What changes of a user by other hands than the API's; what is left out stays.
 *
 * @param status {@code active} or {@code freeze}; no operation sets it
 * @param provisionType {@code CloudSSO} is what CloudSSO makes of a user that it takes over
 */
record ChangedUser(
        @Nullable String displayName,
        @Nullable String status,
        @Nullable String provisionType) {

    void fill(SimulatedUser.Builder user) {
        Optional.ofNullable(displayName).ifPresent(user::displayName);
        Optional.ofNullable(status)
                .map(word -> UserStatus.valueOf(word.toUpperCase(Locale.ROOT)))
                .ifPresent(user::status);
        Optional.ofNullable(provisionType).ifPresent(user::provisionType);
    }
}
