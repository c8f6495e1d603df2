package ramscim.simulator.control;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A group to be made by hand; its members are UserPrincipalNames of users that exist. */
record NewGroup(
        String groupName,
        @Nullable String displayName,
        @Nullable String comments,
        @Nullable List<String> members) {

    List<String> memberNames() {
        return Objects.requireNonNullElse(members, List.of());
    }
}
