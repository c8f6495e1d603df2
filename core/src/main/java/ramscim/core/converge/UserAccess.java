package ramscim.core.converge;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.DesiredAccess;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.Given;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;

/** What access a user shall have, by the configuration, its own attributes, its groups, and what it has been given already. */
public final class UserAccess {
    private final ProvisioningStore store;
    private final AccessSettings settings;

    public UserAccess(ProvisioningStore store, AccessSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** @param hasPassword whether a password comes with the change */
    public DesiredAccess of(StoredResource user, ScimAttributes attributes, boolean hasPassword) {
        Given given = given(user.observed());
        boolean hasLogon = given.consoleLogon() != null;
        DesiredAccess access = settings.rules().of(attributes, groups(user.id()), hasPassword || hasLogon);
        access = new DesiredAccess(
                access.consoleLogon(),
                hasPassword && access.consoleLogon() != null,
                access.accessKey(),
                access.policies());
        access = settings.rules().oneMode(access, given.accessKey() != null && !hasLogon);
        boolean possible = hasLogon || hasPassword || settings.sink() != null;
        return possible ? access : access.withoutConsoleLogon();
    }

    static Given given(@Nullable Observed observed) {
        return observed instanceof ObservedUser seen ? seen.given() : Given.NOTHING;
    }

    /** The displayNames of the user's groups, where they matter. */
    Collection<String> groups(ResourceId user) {
        return settings.rules().dependOnGroups()
                ? store.groupsOf(user).stream()
                        .map(group -> String.valueOf(group.attributes().text("displayName")))
                        .toList()
                : List.of();
    }
}
