package ramscim.core.access;

import org.jspecify.annotations.Nullable;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.PolicyType;

/**
 * A policy of the account as it was read last.
 *
 * @param edition changes whenever RAM's own policy does
 * @param judged whether its document was read
 * @param escalation how somebody can become more by it, by its name or by its document; null: it is not known that anybody can
 */
public record CataloguedPolicy(
        PolicyName name,
        @Nullable String description,
        String edition,
        boolean judged,
        @Nullable String escalation) {
    /** Whether a provider may give it to users: what is not offered would be refused. */
    public boolean isOffered(PolicyAllowList allowed) {
        return allowed.allows(name) && (allowed.names(name) || name.type() == PolicyType.SYSTEM || isHarmless());
    }

    private boolean isHarmless() {
        return judged && escalation == null;
    }

    public boolean isOfAdministrators() {
        return escalation != null;
    }
}
