package ramscim.core.access;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import ramscim.core.resource.Names;

/**
 * Who gets something by configuration.
 *
 * @param groups the SCIM groups whose members get it, by displayName, with {@link Rule#GROUPS}
 */
public record Grantees(Rule rule, Set<String> groups) {
    /** The kinds of answers. */
    public enum Rule {
        NONE,
        /** Those whose provider sends a password. */
        PASSWORD,
        GROUPS,
        ALL
    }

    public static final Grantees NOBODY = new Grantees(Rule.NONE, Set.of());

    public Grantees {
        groups = groups.stream().map(Names::key).collect(Collectors.toUnmodifiableSet());
        if ((rule == Rule.GROUPS) == groups.isEmpty()) {
            throw new IllegalArgumentException("groups must be named with the rule GROUPS, and only then");
        }
    }

    boolean include(Collection<String> groupsOfUser, boolean hasPassword) {
        return switch (rule) {
            case NONE -> false;
            case PASSWORD -> hasPassword;
            case GROUPS -> groupsOfUser.stream().anyMatch(this::dependOn);
            case ALL -> true;
        };
    }

    /** Whether somebody may have it who asks for it; where groups decide, to ask is for their members. */
    boolean permit(Collection<String> groupsOfUser) {
        return areAnybody() && (rule != Rule.GROUPS || include(groupsOfUser, false));
    }

    /** Whether being in the group makes a difference. */
    boolean dependOn(String group) {
        return groups.contains(Names.key(group));
    }

    public boolean areAnybody() {
        return rule != Rule.NONE;
    }

    /** Whether somebody can be among these and those. */
    boolean overlapCertainly(Grantees others) {
        return (rule == Rule.ALL && others.areAnybody()) || (others.rule == Rule.ALL && areAnybody());
    }
}
