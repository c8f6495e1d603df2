package ramscim.core.provisioning;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.mapping.UserMapping;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/** Brings a RAM user to what its resource shall be. */
final class UserConvergence implements Convergence {
    private final RamDirectory directory;
    private final UserMapping mapping;
    private final AccountDomain domain;
    private final ProvisioningStore store;
    private final Deprovisioning deprovisioning;
    private final Clock clock;

    UserConvergence(
            RamDirectory directory,
            UserMapping mapping,
            AccountDomain domain,
            ProvisioningStore store,
            Deprovisioning deprovisioning,
            Clock clock) {
        this.directory = directory;
        this.mapping = mapping;
        this.domain = domain;
        this.store = store;
        this.deprovisioning = deprovisioning;
        this.clock = clock;
    }

    @Override
    public String nameKey(ResourceId id, ScimAttributes attributes) {
        return nameKey(mapping.desiredUser(id, attributes, domain.knownOrLongest()));
    }

    private static String nameKey(DesiredUser desired) {
        return "user:" + desired.profile().userPrincipalName().key();
    }

    @Override
    public Converged converge(StoredResource resource, Intent intent, boolean trusted) {
        ScimAttributes attributes = intent.desired();
        DesiredUser desired = attributes == null ? null : mapping.desiredUser(resource.id(), attributes, domain.get());
        UserPrincipalName name =
                desired == null ? confirmedName(resource) : desired.profile().userPrincipalName();
        UserAttempt attempt = attempt(resource, name);
        if (!trusted) {
            attempt.look();
        }
        return desired == null
                ? depart(resource, attempt)
                : Converged.of(attempt.reach(desired, former(resource, desired)));
    }

    @Override
    public @Nullable Observed look(StoredResource resource, ScimAttributes attributes) {
        UserAttempt attempt = attempt(resource, mapping.userPrincipalName(attributes, domain.get()));
        attempt.look();
        return attempt.observed();
    }

    private UserAttempt attempt(StoredResource resource, @Nullable UserPrincipalName name) {
        return new UserAttempt(directory, store, resource.id(), name, (ObservedUser) resource.observed());
    }

    /** The one that was last seen, if somebody else deleted it; else one of the same name that the bridge deleted. */
    private FormerUser former(StoredResource resource, DesiredUser desired) {
        UserId former = resource.observed() instanceof ObservedUser last
                ? last.user().id()
                : store.formerUser(nameKey(desired), clock.instant());
        return new FormerUser(directory, former);
    }

    private Converged depart(StoredResource resource, UserAttempt attempt) {
        if (deprovisioning.deletes(resource.isDeparted())) {
            attempt.delete();
            return Converged.of(null);
        }
        Instant deletion = deprovisioning.deletionOfOneWhoLeaves(clock.instant());
        return Converged.departed(attempt.disable(), deletion);
    }

    private @Nullable UserPrincipalName confirmedName(StoredResource resource) {
        ConfirmedResource confirmed = resource.confirmed();
        return confirmed == null ? null : mapping.userPrincipalName(confirmed.attributes(), domain.get());
    }
}
