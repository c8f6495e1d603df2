package ramscim.core.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Loss;
import ramscim.core.intent.LossKind;
import ramscim.core.intent.Membership;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/**
 * Who loses what by a change, with access in the widest sense: being active, the login profile, keys, policies, memberships, and a group's name where
 * that gives any of it.
 *
 * <p>It is the one answer to that question. Who guards, who is urgent, what is let in without asking, what is carried out of a refused change, what
 * a repair may close: they all ask {@link Departures} for it.
 *
 * @param losses what the change itself takes away, and from whom
 * @param ceases whether the resource itself is to cease
 * @param deactivates whether a user who may get in may not any more
 * @param lessAccess whether a user is to have a login profile, a key or a policy less
 * @param leavers the users who leave the group
 * @param after what the resource shall be; null: it shall cease
 */
public record Departure(
        Set<Loss> losses,
        boolean ceases,
        boolean deactivates,
        boolean lessAccess,
        Set<ResourceId> leavers,
        @Nullable ScimAttributes after) {
    static final Departure NONE = new Departure(Set.of(), false, false, false, Set.of(), null);

    private static final List<String> GIVING = List.of("entitlements", "roles");

    public Departure {
        losses = Set.copyOf(losses);
        leavers = Set.copyOf(leavers);
    }

    /**
     * Whether somebody loses something, so that it must not wait for what else is asked. A new password, or a factor less, takes nothing from
     * anybody who should not have it.
     */
    public boolean isUrgent() {
        return ceases || deactivates || lessAccess || losses.stream().anyMatch(loss -> loss.kind() != LossKind.USER);
    }

    /**
     * What of the change takes access away, and nothing else of it.
     *
     * @param base what the resource is, or will be by what was accepted before
     * @return null if nothing can be told apart: nobody loses anything by it, or the resource ceases as a whole
     */
    public @Nullable Draft alone(ScimAttributes base) {
        if (ceases || after == null || (!deactivates && !lessAccess && leavers.isEmpty())) {
            return null;
        }
        Map<ResourceId, Membership> leaving = new HashMap<>();
        leavers.forEach(user -> leaving.put(user, Membership.LEFT));
        ScimAttributes less = withLess(base, after);
        return deactivates || !leavers.isEmpty() || !less.equals(base) ? new Draft(less, leaving) : null;
    }

    /** Whether the change asks for nothing but that. */
    public boolean isAllOf(Draft draft, ScimAttributes base) {
        Draft alone = alone(base);
        return alone != null
                && draft.password() == null
                && draft.attributes().equals(alone.attributes())
                && !draft.memberships().containsValue(Membership.JOINED);
    }

    private ScimAttributes withLess(ScimAttributes base, ScimAttributes wanted) {
        if (!deactivates && !lessAccess) {
            return base;
        }
        ObjectNode less = base.toObjectNode();
        if (deactivates) {
            less.put("active", false);
        }
        if (lessAccess) {
            GIVING.forEach(name -> keepCommon(less, name, wanted.get(name)));
            forgoLogon(less, wanted);
        }
        return ScimAttributes.of(less);
    }

    private static void keepCommon(ObjectNode less, String name, JsonNode wanted) {
        if (!(less.get(name) instanceof ArrayNode values)) {
            return;
        }
        Set<String> kept = new HashSet<>();
        wanted.forEach(value -> kept.add(value.path("value").asText()));
        for (int i = values.size() - 1; i >= 0; i--) {
            if (!kept.contains(values.get(i).path("value").asText())) {
                values.remove(i);
            }
        }
        if (values.isEmpty()) {
            less.remove(name);
        }
    }

    private static void forgoLogon(ObjectNode less, ScimAttributes wanted) {
        boolean had = less.path(ScimAttributes.RAM_EXTENSION)
                .path("loginProfile")
                .path("enabled")
                .asBoolean(false);
        boolean has = wanted.get(ScimAttributes.RAM_EXTENSION)
                .path("loginProfile")
                .path("enabled")
                .asBoolean(false);
        boolean denied = !wanted.get(ScimAttributes.RAM_EXTENSION)
                .path("loginProfile")
                .path("enabled")
                .asBoolean(true);
        if (denied || (had && !has)) {
            less.withObject("/"
                            + ScimAttributes.RAM_EXTENSION.replace("~", "~0").replace("/", "~1"))
                    .withObject("/loginProfile")
                    .put("enabled", false);
        }
    }
}
