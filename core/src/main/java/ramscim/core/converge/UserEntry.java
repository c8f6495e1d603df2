package ramscim.core.converge;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.access.Credentials;
import ramscim.core.converge.Convergence.Converged;
import ramscim.core.directory.Owner;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.Secret;
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
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;
import ramscim.core.store.Transition;

/** The way of a RAM user to what its resource shall be, in one attempt. */
final class UserEntry {
    private static final Logger LOG = LoggerFactory.getLogger(UserEntry.class);

    private static final String PASSWORD_LOST =
            "The password that came with the request was lost when the bridge stopped, because passwords are not stored. Send it again.";

    private final Convergences rules;
    private final RamDirectory directory;
    private final ProvisioningStore store;
    private final Keepers keepers;
    private final Work work;
    private final StoredResource resource;
    private final Intent intent;
    private final ScimAttributes attributes;

    /** @param directory makes the attempt's calls */
    UserEntry(
            Convergences rules,
            RamDirectory directory,
            ProvisioningStore store,
            Keepers keepers,
            Work work,
            ScimAttributes attributes) {
        this.rules = rules;
        this.directory = directory;
        this.store = store;
        this.keepers = keepers;
        this.work = work;
        this.resource = work.resource();
        this.intent = work.intent();
        this.attributes = attributes;
    }

    /** The account may have got another domain since it was asked for it. */
    Converged become() {
        Work from = isToBeClosed() ? closed() : work;
        String domain = rules.domain().get(work.errand());
        try {
            return reach(from, domain);
        } catch (RamException e) {
            boolean aboutName =
                    e.reason() == RamException.Reason.INVALID && e.code().contains("UserPrincipalName");
            String now = aboutName ? rules.domain().askAnew(work.errand()) : domain;
            if (now.equals(domain)) {
                throw e;
            }
            return reach(from.distrusting(), now);
        }
    }

    /** One who may not get in, and was not turned off to the end, or may have been let in since. */
    private boolean isToBeClosed() {
        return !attributes.isActive()
                && resource.observed() instanceof ObservedUser last
                && (last.isActive() || !work.trusted());
    }

    /** Before anything else of it is asked: nothing that can fail stands before it. */
    private Work closed() {
        UserAttempt attempt = attempt(work, rules.confirmedName(work));
        attempt.exit().close();
        Observed left = attempt.user().observed();
        return left == null ? work.distrusting() : work.with(resource.withObserved(left), intent);
    }

    private Converged reach(Work from, String domain) {
        Secret password = rules.passwords().of(resource.id(), intent.sequence());
        DesiredUser desired;
        try {
            desired = rules.mapping()
                    .desiredUser(resource.id(), attributes, domain)
                    .with(new UserAccess(store, rules.access()).of(from.resource(), attributes, password != null));
        } catch (InvalidAttributeException e) {
            return closedOnly(from, e);
        }
        UserAttempt attempt = attempt(from, desired.profile().userPrincipalName());
        if (!from.trusted()) {
            attempt.user().look();
        }
        Credentials credentials = new LiveCredentials(
                password, rules.passwordPolicy(), rules.access().sink(), work.errand());
        ObservedUser reached = attempt.reach(
                desired, former(from.resource(), desired), credentials, user -> isAdoptable(user, desired));
        tellIfPasswordIsLost(desired, password);
        return Converged.of(
                reached == null
                        ? null
                        : reached.managing(desired.tags().values().keySet()));
    }

    /** One whose name was made by another mapping, and who is turned off and nothing else: that is done, and its name stays as it is. */
    private Converged closedOnly(Work from, InvalidAttributeException e) {
        ConfirmedResource confirmed = resource.confirmed();
        boolean onlyLeaves = confirmed != null
                && !attributes.isActive()
                && Draft.of(attributes)
                        .attributes()
                        .equals(ScimAttributes.of(
                                confirmed.attributes().toObjectNode().put("active", false)));
        if (!onlyLeaves) {
            throw e;
        }
        LOG.warn("The user {} is disabled as it is: {}", resource.id(), e.getMessage());
        return Converged.of(attempt(from, rules.confirmedName(from)).exit().disable());
    }

    private void tellIfPasswordIsLost(DesiredUser desired, @Nullable Secret password) {
        if (intent.password() && password == null) {
            String subject = desired.profile().userPrincipalName().localPart();
            Refusal lost = Refusal.of(Reason.INVALID_VALUE, Refusal.PASSWORD_LOST, PASSWORD_LOST);
            Failure failure = new Failure(rules.clock().instant(), subject, lost);
            store.write(new Transition.Reported(
                    resource.id(),
                    ResourceType.USER,
                    intent.origin(),
                    failure,
                    null,
                    null,
                    work.errand().taken()));
        }
    }

    private UserAttempt attempt(Work from, @Nullable UserPrincipalName name) {
        return new UserAttempt(rules, directory, store, from, name);
    }

    /** The one that was last seen, if somebody else deleted it; else one of the same name that the bridge deleted. */
    private FormerUser former(StoredResource seen, DesiredUser desired) {
        return seen.observed() instanceof ObservedUser last
                ? new FormerUser(directory, last.user().id(), user -> !changedHands(last, user), user -> false)
                : new FormerUser(
                        directory,
                        store.formerUser(rules.nameKey(desired), rules.clock().instant()),
                        user -> UserMapping.isOfSamePerson(user, attributes)
                                && (isOwn(user) || isOfOneWhoIsNoMore(user)),
                        user -> isOfOneWhoIsNoMore(user) && !letsIn(user));
    }

    private boolean changedHands(ObservedUser last, RamUser now) {
        return owner().changedHands(
                        last.user().tags(), now.tags(), resource.id().toString());
    }

    private Owner owner() {
        return rules.mapping().owner();
    }

    private boolean isAdoptable(RamUser user, DesiredUser desired) {
        return (rules.access().adoption().allows(user, desired, intent.origin(), keepers)
                        && !wouldBeShutOut(user, desired))
                || (resource.confirmed() == null
                        && isOfOneWhoIsNoMore(user)
                        && UserMapping.isOfSamePerson(user, attributes));
    }

    /** To be adopted is not to lose access: whoever shall, is adopted active and then deactivated, past the guard. */
    private boolean wouldBeShutOut(RamUser user, DesiredUser desired) {
        return !desired.isActive() && letsIn(user);
    }

    private boolean letsIn(RamUser user) {
        return LiveAccess.whole(directory, UserPrincipalName.parse(user.userPrincipalName()))
                .letsIn();
    }

    private boolean isOwn(RamUser user) {
        return !owner().isAnothers(user.tags(), resource.id().toString());
    }

    /** One that this bridge made for a resource that it does not know (any more): it was deleted, or the store is older than the user. */
    private boolean isOfOneWhoIsNoMore(RamUser user) {
        ResourceId before = ResourceId.parse(user.tags().getOrDefault(OwnershipTags.ID, ""));
        return owner().made(user.tags()) && (before == null || store.find(before) == null);
    }
}
