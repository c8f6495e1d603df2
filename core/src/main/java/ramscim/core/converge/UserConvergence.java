package ramscim.core.converge;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.AccessRules;
import ramscim.core.access.DesiredAccess;
import ramscim.core.access.ForbiddenAccessException;
import ramscim.core.account.AccountQuotas;
import ramscim.core.directory.Keeper;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.RuleViolation;
import ramscim.core.directory.Secret;
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.Draft;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.Observed;
import ramscim.core.plan.ObservedUser;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.refusal.ProvisioningException.Reason;
import ramscim.core.refusal.Refusal;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;
import ramscim.core.store.ProvisioningStore;

/** Brings a RAM user to what its resource shall be. */
final class UserConvergence implements Convergence {
    private final Convergences rules;
    private final RamDirectory directory;
    private final ProvisioningStore store;
    private final Keepers keepers;
    private final UserAccess access;

    UserConvergence(Convergences rules, RamDirectory directory, ProvisioningStore store, Keepers keepers) {
        this.rules = rules;
        this.directory = directory;
        this.store = store;
        this.keepers = keepers;
        this.access = new UserAccess(store, rules.access());
    }

    @Override
    public String nameKey(ResourceId id, ScimAttributes attributes) {
        return rules.nameKey(
                rules.mapping().desiredUser(id, attributes, rules.domain().knownOrLongest()));
    }

    @Override
    public Map<String, String> tags(ResourceId id, ScimAttributes attributes) {
        Map<String, String> tags = new HashMap<>(rules.mapping()
                .desiredUser(id, attributes, rules.domain().knownOrLongest())
                .tags()
                .values());
        tags.keySet().removeIf(key -> key.startsWith(OwnershipTags.PREFIX));
        return tags;
    }

    @Override
    public void check(ResourceId id, Draft draft) {
        ScimAttributes user = draft.attributes();
        Secret password = draft.password();
        DesiredAccess desired = checkedAccess(id, draft);
        rules.quotas().excess(AccountQuotas.Holder.USER, desired.policies()).ifPresent(excess -> {
            throw new ProvisioningException(Refusal.of(Reason.QUOTA_EXCEEDED, Refusal.POLICIES_ATTACHED, excess));
        });
        if (desired.consoleLogon() != null && password != null) {
            checkPassword(user, password);
        } else if (AccessRules.asksForConsoleLogon(user) && rules.access().sink() == null && !hasLogon(id)) {
            throw invalid(
                    "password",
                    "'password' is required for console logon: without bridge.access.secret-sink none can be generated.");
        }
    }

    private DesiredAccess checkedAccess(ResourceId id, Draft draft) {
        try {
            DesiredAccess desired =
                    rules.access().rules().of(draft.attributes(), access.groups(id), draft.password() != null);
            rules.access().rules().check(draft.attributes(), desired);
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
        PasswordPolicy known = rules.passwordPolicy().known();
        UserPrincipalName name =
                rules.mapping().userPrincipalName(user, rules.domain().knownOrLongest());
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
                ? depart(work)
                : new UserEntry(
                                rules,
                                directory.on(work.errand()),
                                store,
                                keepers.on(work.errand()),
                                succeeding(work, attributes),
                                attributes)
                        .become();
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

    private Converged depart(Work work) {
        StoredResource resource = work.resource();
        UserExit exit = attempt(work, rules.confirmedName(work)).exit();
        Deprovisioning deprovisioning = rules.access().deprovisioning();
        if (deprovisioning.deletes(resource.isDeparted())) {
            exit.delete();
            return Converged.of(null);
        }
        Instant deletion = deprovisioning.deletionOfOneWhoLeaves(rules.clock().instant());
        return Converged.departed(exit.disable(), deletion);
    }

    @Override
    public boolean isPassword(ResourceId id, Intent pending, Secret password) {
        Secret kept = rules.passwords().of(id, pending.sequence());
        return kept == null || kept.equals(password);
    }

    @Override
    public void forget(ResourceId id, Intent intent) {
        rules.passwords().forget(id, intent.sequence());
    }

    @Override
    public @Nullable Observed look(Work work, ScimAttributes attributes) {
        SeenUser user = attempt(work, name(work, attributes)).user();
        user.look();
        if (user.observed() == null && work.resource().observed() != null) {
            work.requireSecondLook("The RAM user that was last seen is not found");
        }
        return user.observed();
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
    public @Nullable Keeper keeper(Work work, ScimAttributes attributes) {
        RamUser namesake = directory
                .call(new GetUser(name(work, attributes)), work.errand())
                .orElse(null);
        return namesake == null ? null : keepers.on(work.errand()).of(namesake);
    }

    private UserPrincipalName name(Work work, ScimAttributes attributes) {
        return rules.mapping().userPrincipalName(attributes, rules.domain().get(work.errand()));
    }

    private UserAttempt attempt(Work work, @Nullable UserPrincipalName name) {
        return new UserAttempt(rules, directory.on(work.errand()), store, work, name);
    }
}
