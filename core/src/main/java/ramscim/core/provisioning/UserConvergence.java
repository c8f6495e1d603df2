package ramscim.core.provisioning;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.AccessRules;
import ramscim.core.access.Credentials;
import ramscim.core.access.DesiredAccess;
import ramscim.core.access.ForbiddenAccessException;
import ramscim.core.directory.Keeper;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RuleViolation;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.mapping.UserMapping;
import ramscim.core.plan.Access;
import ramscim.core.plan.Given;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedUser;
import ramscim.core.plan.UserPlanner;
import ramscim.core.provisioning.ProvisioningException.Reason;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** Brings a RAM user to what its resource shall be. */
final class UserConvergence implements Convergence {
    private static final String PASSWORD_LOST =
            "The password that came with the request was lost when the bridge stopped, because passwords are not stored. Send it again.";

    private final RamDirectory directory;
    private final UserMapping mapping;
    private final AccountDomain domain;
    private final AccountQuotas quotas;
    private final ProvisioningStore store;
    private final AccessSettings settings;
    private final LivePasswords passwords;
    private final KnownPasswordPolicy policy;
    private final Clock clock;

    UserConvergence(
            RamDirectory directory,
            UserMapping mapping,
            AccountDomain domain,
            AccountQuotas quotas,
            ProvisioningStore store,
            AccessSettings settings,
            LivePasswords passwords,
            Clock clock) {
        this.directory = directory;
        this.mapping = mapping;
        this.domain = domain;
        this.quotas = quotas;
        this.store = store;
        this.settings = settings;
        this.passwords = passwords;
        this.policy = new KnownPasswordPolicy(directory, clock);
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
    public void check(ResourceId id, Draft draft) {
        ScimAttributes user = draft.attributes();
        Secret password = draft.password();
        DesiredAccess access = settings.rules().of(user, groups(id), password != null);
        try {
            settings.rules().check(user, access);
        } catch (ForbiddenAccessException e) {
            throw new ProvisioningException(Reason.FORBIDDEN, String.valueOf(e.getMessage()));
        } catch (RuleViolation e) {
            throw new ProvisioningException(Reason.INVALID_VALUE, "'entitlements.value' " + e.rule());
        }
        quotas.excess(AccountQuotas.Holder.USER, access.policies()).ifPresent(excess -> {
            throw new ProvisioningException(Reason.QUOTA_EXCEEDED, excess);
        });
        if (access.consoleLogon() != null && password != null) {
            checkPassword(user, password);
        } else if (AccessRules.asksForConsoleLogon(user) && settings.sink() == null && !hasLogon(id)) {
            throw new ProvisioningException(
                    Reason.INVALID_VALUE,
                    "'password' is required for console logon: without bridge.access.secret-sink none can be generated.");
        }
    }

    private boolean hasLogon(ResourceId id) {
        StoredResource stored = store.find(id);
        return stored != null
                && (given(stored.observed()).consoleLogon() != null
                        || (stored.intent() != null && stored.intent().password()));
    }

    private void checkPassword(ScimAttributes user, Secret password) {
        PasswordPolicy known = policy.ifRamTells();
        UserPrincipalName name = mapping.userPrincipalName(user, domain.knownOrLongest());
        if (known != null) {
            known.violation(password, name).ifPresent(violation -> {
                throw new ProvisioningException(Reason.INVALID_VALUE, "'password' " + violation + ".");
            });
        }
    }

    private Collection<String> groups(ResourceId user) {
        return settings.rules().dependOnGroups()
                ? store.groupsOf(user).stream()
                        .map(group -> String.valueOf(group.attributes().text("displayName")))
                        .toList()
                : List.of();
    }

    @Override
    public Converged converge(StoredResource resource, Intent intent, boolean trusted) {
        ScimAttributes attributes = intent.desired();
        DesiredUser desired = attributes == null ? null : desired(resource, attributes, intent.sequence());
        UserPrincipalName name =
                desired == null ? confirmedName(resource) : desired.profile().userPrincipalName();
        UserAttempt attempt = attempt(resource, name);
        if (!trusted || takesAway(resource, desired)) {
            attempt.look();
        }
        if (desired == null) {
            return depart(resource, attempt);
        }
        Credentials credentials =
                new LiveCredentials(passwords.of(resource.id(), intent.sequence()), policy, settings.sink());
        ObservedUser reached = attempt.reach(
                desired, former(resource, desired), credentials, user -> isAdoptable(resource, user, desired));
        Converged converged = Converged.of(
                reached == null
                        ? null
                        : reached.managing(desired.tags().values().keySet()));
        tellIfPasswordIsLost(resource, intent, desired);
        return converged;
    }

    /** Who loses access by it must still be the one that was last seen: keys, groups and policies are addressed by names, and names move on. */
    private static boolean takesAway(StoredResource resource, @Nullable DesiredUser desired) {
        return resource.observed() instanceof ObservedUser last
                && (desired == null || UserPlanner.disables(last, desired));
    }

    private DesiredUser desired(StoredResource resource, ScimAttributes attributes, long sequence) {
        boolean hasPassword = passwords.of(resource.id(), sequence) != null;
        Given given = given(resource.observed());
        boolean hasLogon = given.consoleLogon() != null;
        DesiredAccess access = settings.rules().of(attributes, groups(resource.id()), hasPassword || hasLogon);
        access = new DesiredAccess(
                access.consoleLogon(),
                hasPassword && access.consoleLogon() != null,
                access.accessKey(),
                access.policies());
        access = settings.rules().oneMode(access, given.accessKey() != null && !hasLogon);
        boolean possible = hasLogon || hasPassword || settings.sink() != null;
        return mapping.desiredUser(resource.id(), attributes, domain.get())
                .with(possible ? access : access.withoutConsoleLogon());
    }

    private static Given given(@Nullable Observed observed) {
        return observed instanceof ObservedUser seen ? seen.given() : Given.NOTHING;
    }

    private void tellIfPasswordIsLost(StoredResource resource, Intent intent, DesiredUser desired) {
        if (intent.password() && passwords.of(resource.id(), intent.sequence()) == null) {
            String subject = desired.profile().userPrincipalName().localPart();
            Failure failure = new Failure(clock.instant(), subject, Reason.INVALID_VALUE, PASSWORD_LOST, null);
            store.report(resource.id(), ResourceType.USER, intent.origin(), failure);
        }
    }

    @Override
    public boolean isPassword(ResourceId id, Intent pending, Secret password) {
        Secret kept = passwords.of(id, pending.sequence());
        return kept == null || kept.equals(password);
    }

    @Override
    public void forget(ResourceId id, Intent intent) {
        passwords.forget(id, intent.sequence());
    }

    @Override
    public @Nullable Observed look(StoredResource resource, ScimAttributes attributes) {
        UserAttempt attempt = attempt(resource, mapping.userPrincipalName(attributes, domain.get()));
        attempt.look();
        return attempt.observed();
    }

    /** One that was adopted for a resource that never came about is given back, not deleted. */
    @Override
    public Converged undo(StoredResource resource, Intent intent) {
        if (resource.confirmed() == null
                && resource.observed() instanceof ObservedUser observed
                && observed.isAdopted()) {
            attempt(resource, null).release();
            return Converged.of(null);
        }
        return Convergence.super.undo(resource, intent);
    }

    @Override
    public @Nullable Keeper keeper(ResourceId id, ScimAttributes attributes) {
        RamUser namesake = directory.findUser(mapping.userPrincipalName(attributes, domain.get()));
        return namesake == null ? null : Keeper.of(namesake, mapping.owner());
    }

    private UserAttempt attempt(StoredResource resource, @Nullable UserPrincipalName name) {
        return new UserAttempt(
                directory, quotas, store, mapping.owner(), resource.id(), name, (ObservedUser) resource.observed());
    }

    /** The one that was last seen, if somebody else deleted it; else one of the same name that the bridge deleted. */
    private FormerUser former(StoredResource resource, DesiredUser desired) {
        return resource.observed() instanceof ObservedUser last
                ? new FormerUser(directory, last.user().id(), user -> !changedHands(resource.id(), last, user))
                : new FormerUser(
                        directory,
                        store.formerUser(nameKey(desired), clock.instant()),
                        user -> isOwn(resource.id(), user) || isOfOneWhoIsNoMore(user));
    }

    private boolean changedHands(ResourceId id, ObservedUser last, RamUser now) {
        return mapping.owner().changedHands(last.user().tags(), now.tags(), id.toString());
    }

    private boolean isAdoptable(StoredResource resource, RamUser user, DesiredUser desired) {
        return (settings.adoption().allows(user, desired, mapping.owner()) && !wouldBeShutOut(user, desired))
                || (resource.confirmed() == null && isOfOneWhoIsNoMore(user));
    }

    /** To be adopted is not to lose access: whoever shall, is adopted active and then deactivated, past the guard. */
    private boolean wouldBeShutOut(RamUser user, DesiredUser desired) {
        return !desired.isActive()
                && Access.of(directory, UserPrincipalName.parse(user.userPrincipalName()))
                        .letsIn();
    }

    private boolean isOwn(ResourceId id, RamUser user) {
        return !mapping.owner().isAnothers(user.tags(), id.toString());
    }

    /** One that this bridge made for a resource that it does not know (any more): it was deleted, or the store is older than the user. */
    private boolean isOfOneWhoIsNoMore(RamUser user) {
        ResourceId before = ResourceId.parse(user.tags().getOrDefault(OwnershipTags.ID, ""));
        return mapping.owner().made(user.tags()) && (before == null || store.find(before) == null);
    }

    private Converged depart(StoredResource resource, UserAttempt attempt) {
        if (settings.deprovisioning().deletes(resource.isDeparted())) {
            attempt.delete();
            return Converged.of(null);
        }
        Instant deletion = settings.deprovisioning().deletionOfOneWhoLeaves(clock.instant());
        return Converged.departed(attempt.disable(), deletion);
    }

    private @Nullable UserPrincipalName confirmedName(StoredResource resource) {
        ConfirmedResource confirmed = resource.confirmed();
        return confirmed == null ? null : mapping.userPrincipalName(confirmed.attributes(), domain.get());
    }
}
