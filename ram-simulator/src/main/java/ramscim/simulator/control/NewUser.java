package ramscim.simulator.control;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.account.SimulatedUser;

/** A user to be made by hand: all but its name may be left out. */
record NewUser(
        String userName,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String mobilePhone,
        @Nullable String comments,
        @Nullable String provisionType,
        @Nullable Map<String, String> tags) {

    void fill(SimulatedUser.Builder user) {
        user.displayName(Objects.requireNonNullElse(displayName, userName))
                .email(email)
                .mobilePhone(mobilePhone)
                .comments(comments)
                .provisionType(Objects.requireNonNullElse(provisionType, SimulatedUser.MANUAL))
                .tags(Objects.requireNonNullElse(tags, Map.of()));
    }
}
