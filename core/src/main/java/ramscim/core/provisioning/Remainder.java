package ramscim.core.provisioning;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/** What is carried out of a change although RAM refuses it: whoever was to lose access by it, loses it. */
final class Remainder {
    private Remainder() {}

    /**
     * The intent that takes the refused one's place.
     *
     * @param current the resource with the refused intent, as far as that is not carried out yet
     * @return null if nobody loses access by it, or nothing would be left to lose it from
     */
    static @Nullable Intent of(StoredResource current, Intent refused, Instant now) {
        ConfirmedResource confirmed = current.confirmed();
        ScimAttributes desired = refused.desired();
        if (confirmed == null || desired == null) {
            return null;
        }
        Draft leaving =
                switch (current.type()) {
                    case USER -> deactivation(confirmed.attributes(), desired);
                    case GROUP -> departures(confirmed.attributes(), current.intent());
                };
        return leaving == null ? null : refused.leaving(leaving, now);
    }

    private static @Nullable Draft deactivation(ScimAttributes before, ScimAttributes desired) {
        return isActive(before) && !isActive(desired)
                ? Draft.of(ScimAttributes.of(before.toObjectNode().put("active", false)))
                : null;
    }

    private static boolean isActive(ScimAttributes user) {
        return user.get("active").asBoolean(true);
    }

    private static @Nullable Draft departures(ScimAttributes before, @Nullable Intent pending) {
        Map<ResourceId, Membership> leaving = pending == null ? new HashMap<>() : new HashMap<>(pending.memberships());
        leaving.values().removeIf(Membership.JOINED::equals);
        return leaving.isEmpty() ? null : new Draft(before, leaving);
    }
}
