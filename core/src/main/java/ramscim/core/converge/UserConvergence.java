package ramscim.core.converge;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.access.AccessRules;
import ramscim.core.access.Credentials;
import ramscim.core.access.DesiredAccess;
import ramscim.core.access.ForbiddenAccessException;
import ramscim.core.account.AccountDomain;
import ramscim.core.account.AccountQuotas;
import ramscim.core.account.KnownPasswordPolicy;
import ramscim.core.directory.AnsweredCalls;
import ramscim.core.directory.Keeper;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RuleViolation;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.mapping.InvalidAttributeException;
import ramscim.core.mapping.UserMapping;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedUser;
import ramscim.core.refusal.Failure;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** Brings a RAM user to what its resource shall be. */
final class UserConvergence implements Convergence {
    private static final Logger LOG = LoggerFactory.getLogger(UserConvergence.class);

    private static final String PASSWORD_LOST =
            "The password that came with the request was lost when the bridge stopped, because passwords are not stored. Send it again.";

    private final RamDirectory directory;
    private final UserMapping mapping;
    private final AccountDomain domain;
    private final AccountQuotas quotas;
    private final ProvisioningStore store;
    private final AccessSettings settings;
    private final Keepers keepers;
    private final UserAccess access;
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
            Keepers keepers,
            LivePasswords passwords,
            KnownPasswordPolicy policy,
            Clock clock) {
        this.directory = directory;
        this.mapping = mapping;
        this.domain = domain;
        this.quotas = quotas;
        this.store = store;
        this.settings = settings;
        this.keepers = keepers;
        this.access = new UserAccess(store, settings);
        this.passwords = passwords;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public String nameKey(ResourceId id, ScimAttributes attributes) {
        return nameKey(mapping.desiredUser(id, attributes, domain.knownOrLongest()));
    }

    @Override
    public Map<String, String> tags(ResourceId id, ScimAttributes attributes) {
        Map<String, String> tags = new HashMap<>(mapping.desiredUser(id, attributes, domain.knownOrLongest())
                .tags()
                .values());
        tags.keySet().removeIf(key -> key.startsWith(OwnershipTags.PREFIX));
        return tags;
    }

    private static String nameKey(DesiredUser desired) {
        return "user:" + desired.profile().userPrincipalName().key();
    }

    @Override
    public void check(ResourceId id, Draft draft) {
        ScimAttributes user = draft.attributes();
        Secret password = draft.password();
        DesiredAccess desired = checkedAccess(id, draft);
        quotas.excess(AccountQuotas.Holder.USER, desired.policies()).ifPresent(excess -> {
            throw new ProvisioningException(Refusal.of(Reason.QUOTA_EXCEEDED, Refusal.POLICIES_ATTACHED, excess));
        });
        if (desired.consoleLogon() != null && password != null) {
            checkPassword(user, password);
        } else if (AccessRules.asksForConsoleLogon(user) && settings.sink() == null && !hasLogon(id)) {
            throw invalid(
                    "password",
                    "'password' is required for console logon: without bridge.access.secret-sink none can be generated.");
        }
    }

    private DesiredAccess checkedAccess(ResourceId id, Draft draft) {
        try {
            DesiredAccess desired =
                    settings.rules().of(draft.attributes(), access.groups(id), draft.password() != null);
            settings.rules().check(draft.attributes(), desired);
            return desired;
        } catch (ForbiddenAccessException e) {
            throw new ProvisioningException(
                    Refusal.of(Reason.FORBIDDEN, Refusal.NOT_ALLOWED, String.valueOf(e.getMessage())));
        } catch (RuleViolation e) {
            throw invalid("entitlements.value", "'entitlements.value' " + e.rule());
        }
    }

    private static ProvisioningException invalid(String attribute, String words) {
        return new ProvisioningException(new Refusal(Reason.INVALID_VALUE, null, null, null, attribute, words));
    }

    private boolean hasLogon(ResourceId id) {
        StoredResource stored = store.find(id);
        return stored != null
                && (UserAccess.given(stored.observed()).consoleLogon() != null
                        || (stored.intent() != null && stored.intent().password()));
    }

    private void checkPassword(ScimAttributes user, Secret password) {
        PasswordPolicy known = policy.known();
        UserPrincipalName name = mapping.userPrincipalName(user, domain.knownOrLongest());
        if (known != null) {
            known.violation(password, name).ifPresent(violation -> {
                throw invalid("password", "'password' " + violation + ".");
            });
        }
    }

    @Override
    public Converged converge(Work work) {
        ScimAttributes attributes = work.intent().desired();
        return attributes == null
                ? depart(work.resource(), attempt(work, confirmedName(work.resource())))
                : become(succeeding(work, attributes), attributes);
    }

    /** Whoever comes back without anything but the name to be known by gets the RAM user, and no way in that its predecessor had. */
    private static Work succeeding(Work work, ScimAttributes attributes) {
        StoredResource resource = work.resource();
        return resource.isDeparted()
                        && attributes.text("externalId") == null
                        && resource.observed() instanceof ObservedUser former
                        && !former.isActive()
                        && former.hasWayIn()
                ? work.seeing(resource.withObserved(former.withoutReopening()))
                : work;
    }

    private Converged become(Work work, ScimAttributes attributes) {
        StoredResource resource = work.resource();
        Intent intent = work.intent();
        if (isToBeClosed(work, attributes)) {
            // Before anything else of it is asked: nothing that can fail stands before it.
            UserAttempt closing = attempt(work, confirmedName(resource));
            closing.exit().close();
            Observed left = closing.user().observed();
            return left == null
                    ? reach(work, attributes, false)
                    : reach(work.with(resource.withObserved(left), intent), attributes, true);
        }
        return reach(work, attributes, work.trusted());
    }

    /** One who may not get in, and was not turned off to the end, or may have been let in since. */
    private static boolean isToBeClosed(Work work, ScimAttributes attributes) {
        return !attributes.isActive()
                && work.resource().observed() instanceof ObservedUser last
                && (last.isActive() || !work.trusted());
    }

    /** The account may have got another domain since it was asked for it. */
    private Converged reach(Work work, ScimAttributes attributes, boolean trusted) {
        String before = domain.get();
        try {
            return reachInDomain(work, attributes, trusted);
        } catch (RamException e) {
            boolean aboutName =
                    e.reason() == RamException.Reason.INVALID && e.code().contains("UserPrincipalName");
            if (!aboutName || domain.askAnew().equals(before)) {
                throw e;
            }
            return reachInDomain(work, attributes, false);
        }
    }

    private Converged reachInDomain(Work work, ScimAttributes attributes, boolean trusted) {
        StoredResource resource = work.resource();
        Intent intent = work.intent();
        DesiredUser desired;
        try {
            desired = desired(resource, attributes, intent.sequence());
        } catch (InvalidAttributeException e) {
            return closedOnly(work, attributes, e);
        }
        UserAttempt attempt = attempt(work, desired.profile().userPrincipalName());
        if (!trusted) {
            attempt.user().look();
        }
        Credentials credentials =
                new LiveCredentials(passwords.of(resource.id(), intent.sequence()), policy, settings.sink());
        ObservedUser reached = attempt.reach(
                desired,
                former(resource, desired, attributes),
                credentials,
                user -> isAdoptable(work, user, desired, attributes));
        Converged converged = Converged.of(
                reached == null
                        ? null
                        : reached.managing(desired.tags().values().keySet()));
        tellIfPasswordIsLost(resource, intent, desired);
        return converged;
    }

    /** One whose name was made by another mapping, and who is turned off and nothing else: that is done, and its name stays as it is. */
    private Converged closedOnly(Work work, ScimAttributes attributes, InvalidAttributeException e) {
        ConfirmedResource confirmed = work.resource().confirmed();
        boolean onlyLeaves = confirmed != null
                && !attributes.isActive()
                && Draft.of(attributes)
                        .attributes()
                        .equals(ScimAttributes.of(
                                confirmed.attributes().toObjectNode().put("active", false)));
        if (!onlyLeaves) {
            throw e;
        }
        LOG.warn("The user {} is disabled as it is: {}", work.resource().id(), e.getMessage());
        return Converged.of(attempt(work, confirmedName(work.resource())).exit().disable());
    }

    private DesiredUser desired(StoredResource resource, ScimAttributes attributes, long sequence) {
        boolean hasPassword = passwords.of(resource.id(), sequence) != null;
        return mapping.desiredUser(resource.id(), attributes, domain.get())
                .with(access.of(resource, attributes, hasPassword));
    }

    private void tellIfPasswordIsLost(StoredResource resource, Intent intent, DesiredUser desired) {
        if (intent.password() && passwords.of(resource.id(), intent.sequence()) == null) {
            String subject = desired.profile().userPrincipalName().localPart();
            Refusal lost = Refusal.of(Reason.INVALID_VALUE, Refusal.PASSWORD_LOST, PASSWORD_LOST);
            Failure failure = new Failure(clock.instant(), subject, lost);
            store.write(new Transition.Reported(
                    resource.id(), ResourceType.USER, intent.origin(), failure, null, null, AnsweredCalls.take()));
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
    public @Nullable Observed look(Work work, ScimAttributes attributes) {
        UserAttempt attempt = attempt(work, mapping.userPrincipalName(attributes, domain.get()));
        attempt.user().look();
        if (attempt.user().observed() == null && work.resource().observed() != null) {
            work.requireSecondLook("The RAM user that was last seen is not found");
        }
        return attempt.user().observed();
    }

    /** One that was adopted for a resource that never came about is given back, not deleted. */
    @Override
    public Converged undo(Work work) {
        StoredResource resource = work.resource();
        if (resource.confirmed() == null
                && resource.observed() instanceof ObservedUser observed
                && observed.isAdopted()) {
            attempt(work, null).release();
            return Converged.of(null);
        }
        return Convergence.super.undo(work);
    }

    @Override
    public @Nullable Keeper keeper(ResourceId id, ScimAttributes attributes) {
        RamUser namesake = directory
                .call(new GetUser(mapping.userPrincipalName(attributes, domain.get())))
                .orElse(null);
        return namesake == null ? null : keepers.of(namesake);
    }

    private UserAttempt attempt(Work work, @Nullable UserPrincipalName name) {
        return new UserAttempt(directory, quotas, store, mapping.owner(), work, settings.deprovisioning(), name);
    }

    /** The one that was last seen, if somebody else deleted it; else one of the same name that the bridge deleted. */
    private FormerUser former(StoredResource resource, DesiredUser desired, ScimAttributes person) {
        return resource.observed() instanceof ObservedUser last
                ? new FormerUser(
                        directory, last.user().id(), user -> !changedHands(resource.id(), last, user), user -> false)
                : new FormerUser(
                        directory,
                        store.formerUser(nameKey(desired), clock.instant()),
                        user -> UserMapping.isOfSamePerson(user, person)
                                && (isOwn(resource.id(), user) || isOfOneWhoIsNoMore(user)),
                        user -> isOfOneWhoIsNoMore(user) && !letsIn(user));
    }

    private boolean changedHands(ResourceId id, ObservedUser last, RamUser now) {
        return mapping.owner().changedHands(last.user().tags(), now.tags(), id.toString());
    }

    private boolean isAdoptable(Work work, RamUser user, DesiredUser desired, ScimAttributes person) {
        return (settings.adoption().allows(user, desired, work.intent().origin(), keepers)
                        && !wouldBeShutOut(user, desired))
                || (work.resource().confirmed() == null
                        && isOfOneWhoIsNoMore(user)
                        && UserMapping.isOfSamePerson(user, person));
    }

    /** To be adopted is not to lose access: whoever shall, is adopted active and then deactivated, past the guard. */
    private boolean wouldBeShutOut(RamUser user, DesiredUser desired) {
        return !desired.isActive() && letsIn(user);
    }

    private boolean letsIn(RamUser user) {
        return LiveAccess.whole(directory, UserPrincipalName.parse(user.userPrincipalName()))
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
            attempt.exit().delete();
            return Converged.of(null);
        }
        Instant deletion = settings.deprovisioning().deletionOfOneWhoLeaves(clock.instant());
        return Converged.departed(attempt.exit().disable(), deletion);
    }

    private @Nullable UserPrincipalName confirmedName(StoredResource resource) {
        if (resource.observed() instanceof ObservedUser last) {
            return last.name();
        }
        ConfirmedResource confirmed = resource.confirmed();
        return confirmed == null ? null : mapping.userPrincipalName(confirmed.attributes(), domain.get());
    }
}
