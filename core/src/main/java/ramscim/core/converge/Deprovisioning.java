package ramscim.core.converge;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a RAM user whose resource is deleted.
 *
 * @param grace how long the user stays disabled before it is deleted
 * @param freesNames whether a user who stays is renamed when somebody else comes who is called so
 * @param detachesScoped whether a user who is to be deleted loses the policies that it has within resource groups, if they are in the way
 */
public record Deprovisioning(Mode mode, Duration grace, boolean freesNames, boolean detachesScoped) {
    /** Names are not freed, and nothing is taken away within resource groups. */
    public Deprovisioning(Mode mode, Duration grace) {
        this(mode, grace, false, false);
    }

    /** Whether RAM keeps the user. */
    public enum Mode {
        /** The user stays, disabled and tagged; who comes back gets that user. */
        DISABLE,
        /** The user is deleted, when the grace period is over. */
        DELETE
    }

    public Deprovisioning {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("a grace period must not be negative");
        }
    }

    /** Deletes at once. */
    public static Deprovisioning delete() {
        return new Deprovisioning(Mode.DELETE, Duration.ZERO);
    }

    /** Whether the user is not merely disabled: at once, or because it has been disabled for the whole grace period. */
    boolean deletes(boolean graceIsOver) {
        return switch (mode) {
            case DISABLE -> false;
            case DELETE -> grace.isZero() || graceIsOver;
        };
    }

    /** When a user who leaves now shall be deleted; null: never. */
    @Nullable Instant deletionOfOneWhoLeaves(Instant now) {
        return switch (mode) {
            case DISABLE -> null;
            case DELETE -> now.plus(grace);
        };
    }
}
