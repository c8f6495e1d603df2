package ramscim.core.converge;

import java.time.Clock;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.JudgingRamDirectory;
import ramscim.core.account.AccountDomain;
import ramscim.core.account.AccountQuotas;
import ramscim.core.account.CountedRamDirectory;
import ramscim.core.account.KnownPasswordPolicy;
import ramscim.core.directory.CallerIdentity;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.StoredResource;
import ramscim.core.mapping.DesiredUser;
import ramscim.core.mapping.UserMapping;
import ramscim.core.plan.ObservedUser;
import ramscim.core.resource.ResourceType;
import ramscim.core.store.ProvisioningStore;

/**
 * By what rules resources of each type are converged, whichever directory and store they are converged on: the real ones, or those of a rehearsal.
 *
 * @param isProtected whether nothing is ever taken from the user or group of that name
 * @param caller who signs the bridge's own calls; null as long as that is not known
 * @param passwords that came with requests, in memory and nowhere else
 */
public record Convergences(
        UserMapping mapping,
        AccountDomain domain,
        AccountQuotas quotas,
        AccessSettings access,
        BiPredicate<ResourceType, String> isProtected,
        Supplier<@Nullable CallerIdentity> caller,
        KnownPasswordPolicy passwordPolicy,
        LivePasswords passwords,
        Clock clock) {
    /** @param directory tells what passwords must be like */
    public static Convergences of(
            RamDirectory directory,
            UserMapping mapping,
            AccountDomain domain,
            AccountQuotas quotas,
            AccessSettings access,
            BiPredicate<ResourceType, String> isProtected,
            Supplier<@Nullable CallerIdentity> caller,
            Clock clock) {
        return new Convergences(
                mapping,
                domain,
                quotas,
                access,
                isProtected,
                caller,
                new KnownPasswordPolicy(directory, clock),
                new LivePasswords(),
                clock);
    }

    public Map<ResourceType, Convergence> on(RamDirectory directory, ProvisioningStore store) {
        return counted(new CountedRamDirectory(directory, quotas), store);
    }

    /** The same, without anything that is made for somebody to keep. */
    public Map<ResourceType, Convergence> rehearsedOn(RamDirectory directory, ProvisioningStore store) {
        return new Convergences(
                        mapping,
                        domain,
                        quotas,
                        access.forDryRun(),
                        isProtected,
                        caller,
                        passwordPolicy,
                        passwords,
                        clock)
                .counted(directory, store);
    }

    private Map<ResourceType, Convergence> counted(RamDirectory directory, ProvisioningStore store) {
        Keepers keepers = new Keepers(directory, mapping.owner(), isProtected, caller);
        RamDirectory judging = new JudgingRamDirectory(directory, access.rules().allowedPolicies(), clock);
        return Map.of(
                ResourceType.USER,
                new UserConvergence(this, judging, store, keepers),
                ResourceType.GROUP,
                new GroupConvergence(this, judging, store, keepers));
    }

    String nameKey(DesiredUser desired) {
        return "user:" + desired.profile().userPrincipalName().key();
    }

    /** The logon name that the work's user was last known to have; null if it never had one. */
    @Nullable UserPrincipalName confirmedName(Work work) {
        StoredResource resource = work.resource();
        if (resource.observed() instanceof ObservedUser last) {
            return last.name();
        }
        ConfirmedResource confirmed = resource.confirmed();
        return confirmed == null ? null : mapping.userPrincipalName(confirmed.attributes(), domain.get(work.errand()));
    }
}
