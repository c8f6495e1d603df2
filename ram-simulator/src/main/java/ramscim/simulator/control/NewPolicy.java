package ramscim.simulator.control;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A custom policy to be made by hand. */
record NewPolicy(
        String policyName,
        @Nullable String description,
        @Nullable String document) {

    private static final String ALLOWS_NOTHING = "{\"Version\": \"1\", \"Statement\": []}";

    String documentOrNothing() {
        return Objects.requireNonNullElse(document, ALLOWS_NOTHING);
    }
}
