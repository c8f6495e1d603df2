package ramscim.server.failure;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.Draft;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.store.FailingIntents;

/** What does not come through, as an administrator is shown it. */
public final class Failures {
    static final String REFUSED = "refused-";
    static final String RETRYING = "retrying-";

    private final FailingIntents failing;
    private final Clock clock;

    Failures(FailingIntents failing, Clock clock) {
        this.failing = failing;
        this.clock = clock;
    }

    /**
     * A change that was refused, as it was asked for.
     *
     * @param resourceId of what is to be changed; null for a creation
     * @param asked null for a deletion, and where it is not known
     * @param group the group of a membership that was refused alone
     * @param stored as the store has it
     */
    public record Refused(
            ResourceType type,
            @Nullable String resourceId,
            boolean retryable,
            @Nullable Draft asked,
            @Nullable String group,
            FailingIntents.Refused stored) {
        public @Nullable ScimAttributes desired() {
            return asked == null ? null : asked.attributes();
        }
    }

    /** How many people and groups have a change that was refused for good. */
    public int failingCount() {
        return failing.refusedCount();
    }

    /** How many people and groups have a change that was refused, or was tried in vain so far. */
    public int count() {
        return failing.refusedCount() + failing.retryingCount();
    }

    public List<FailingChange> all() {
        return changes(null);
    }

    /** Those of one person or group. */
    public List<FailingChange> of(String resourceId) {
        return changes(resourceId);
    }

    private List<FailingChange> changes(@Nullable String resourceId) {
        List<FailingChange> all = new ArrayList<>();
        failing.retrying(resourceId).forEach(row -> all.add(change(row)));
        failing.refused(resourceId).forEach(row -> all.add(change(row)));
        return all;
    }

    private static FailingChange change(FailingIntents.Retrying row) {
        String id = row.resourceId();
        ScimAttributes asked = row.asked();
        return FailingChange.retrying(
                new FailingChange.About(
                        RETRYING + id,
                        true,
                        id,
                        row.type(),
                        subject(row.type(), asked == null ? row.confirmed() : asked, id),
                        change(row.confirmed() != null, asked != null)),
                row.leaver(),
                row.refusal(),
                row.firstFailed(),
                row.attempts(),
                row.nextAttempt());
    }

    private static FailingChange change(FailingIntents.Refused row) {
        return FailingChange.refused(
                new FailingChange.About(
                        REFUSED + row.id(), isRetryable(row), row.resourceId(), row.type(), row.subject(), kind(row)),
                row.refusal(),
                row.firstSeen(),
                row.lastSeen(),
                row.times());
    }

    private static String kind(FailingIntents.Refused row) {
        return row.change() == null ? change(row.existed(), row.asked() != null) : row.change();
    }

    private static String change(boolean existed, boolean asked) {
        if (!asked) {
            return "delete";
        }
        return existed ? "update" : "create";
    }

    /** Whether it is known what was asked for. */
    private static boolean isRetryable(FailingIntents.Refused row) {
        return row.asked() != null || row.group() != null || kind(row).equals("delete");
    }

    private static String subject(ResourceType type, @Nullable ScimAttributes attributes, String id) {
        if (attributes == null) {
            return id;
        }
        String name =
                switch (type) {
                    case USER -> attributes.text("userName");
                    case GROUP -> attributes.text("displayName");
                };
        return Objects.requireNonNullElse(name, id);
    }

    /** The refusal behind a key, or null if it is over. */
    public @Nullable Refused findRefused(String key) {
        FailingIntents.Refused row = failing.find(number(key));
        return row == null
                ? null
                : new Refused(
                        row.type(),
                        row.existed() ? row.resourceId() : null,
                        isRetryable(row),
                        row.asked(),
                        row.group(),
                        row);
    }

    private static long number(String key) {
        try {
            return Long.parseLong(key.substring(REFUSED.length()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return -1;
        }
    }

    /** Takes it off the list, unless it was refused once more meanwhile. */
    void dismiss(Refused refused) {
        failing.dismiss(refused.stored(), clock.instant());
    }
}
