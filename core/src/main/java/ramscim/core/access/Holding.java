package ramscim.core.access;

import org.jspecify.annotations.Nullable;
import ramscim.core.directory.PolicyName;

/**
 * That a policy was attached in RAM, in one way.
 *
 * @param group through which group; null: to the user itself
 * @param user the local part of the logon name; null: the group is empty
 */
public record Holding(
        PolicyName policy, @Nullable String group, @Nullable String user) {}
