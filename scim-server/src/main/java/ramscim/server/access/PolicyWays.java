package ramscim.server.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.AccessRules;
import ramscim.core.directory.PolicyName;
import ramscim.core.plan.Attachments;
import ramscim.core.plan.Attachments.State;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedGroup;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ScimAttributes;
import ramscim.server.words.Words;

/** How somebody came to have a policy: by what of theirs, and whether the bridge attached it. */
public final class PolicyWays {
    private static final String ENTITLEMENT = "entitlement";
    private static final String ROLE = "role ";

    private final AccessRules rules;

    PolicyWays(AccessRules rules) {
        this.rules = rules;
    }

    /** What a policy hangs on. */
    public enum Kind {
        USER,
        GROUP,
        ROLE
    }

    /**
     * One way.
     *
     * @param through the group or the roles; of a user what asked for it, in words
     * @param byBridge whether the bridge attached it, and takes it away again when nobody asks for it any more; what
     *     was attached by hand stays
     */
    public record Way(Kind kind, String through, boolean byBridge) {
        /** What asked for it; null where nothing did. */
        public @Nullable Words asked() {
            if (through.isEmpty()) {
                return null;
            }
            return switch (kind) {
                case GROUP -> Words.quoted(through);
                case ROLE -> Words.of("people.by-role", through);
                case USER ->
                    through.equals(ENTITLEMENT)
                            ? Words.of("people.by-entitlement")
                            : Words.of("people.by-role", through.substring(ROLE.length()));
            };
        }
    }

    /**
     * A policy that the user has itself.
     *
     * @param attributes null: the bridge does not know the user, or not yet
     */
    public Way ofUser(PolicyName policy, @Nullable ScimAttributes attributes, @Nullable Observed observed) {
        boolean byBridge =
                observed instanceof ObservedUser user && isOwn(user.given().policies(), policy);
        List<String> roles = attributes == null ? List.of() : rules.rolesThatGive(attributes, policy);
        boolean isEntitled = attributes != null && rules.isEntitled(attributes, policy);
        if (byBridge && !isEntitled && !roles.isEmpty()) {
            return new Way(Kind.ROLE, String.join(", ", roles), true);
        }
        String asked = isEntitled ? ENTITLEMENT : roles.isEmpty() ? "" : ROLE + String.join(", ", roles);
        return new Way(Kind.USER, asked, byBridge);
    }

    /** A policy that the members of a group have by it. */
    public Way ofGroup(PolicyName policy, String name, @Nullable Observed observed) {
        return new Way(Kind.GROUP, name, observed instanceof ObservedGroup group && isOwn(group.policies(), policy));
    }

    private static boolean isOwn(Attachments attachments, PolicyName policy) {
        return attachments.states().entrySet().stream()
                .anyMatch(entry -> entry.getValue() != State.FOUND
                        && PolicyName.parse(entry.getKey()).key().equals(policy.key()));
    }
}
