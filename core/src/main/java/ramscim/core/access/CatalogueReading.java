package ramscim.core.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.PolicyCall.GetPolicy;
import ramscim.core.directory.PolicyCall.ListEntitiesForPolicy;
import ramscim.core.directory.PolicyCall.ListPolicies;
import ramscim.core.directory.PolicyHolders;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.PolicyType;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamPolicy;
import ramscim.core.directory.UserPrincipalName;

/**
 * Reads the account's policies and who has them into the catalogue: a call for each thousand policies, for each that somebody has, for each
 * hundred members of a group that has one, and for each document that is to be judged and has changed.
 */
public final class CatalogueReading {
    private final RamDirectory directory;
    private final PolicyAllowList allowed;
    private final PolicyCatalogue catalogue;
    private final Clock clock;

    public CatalogueReading(RamDirectory directory, PolicyAllowList allowed, PolicyCatalogue catalogue, Clock clock) {
        this.directory = directory;
        this.allowed = allowed;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @throws RamException if RAM does not tell all of it; then the catalogue stays as it is */
    public void read() {
        Map<String, CataloguedPolicy> before = new HashMap<>();
        catalogue.policies().forEach(policy -> before.put(policy.name().key(), policy));
        List<CataloguedPolicy> policies = new ArrayList<>();
        Set<Holding> holdings = new LinkedHashSet<>();
        Map<String, List<UserPrincipalName>> members = new HashMap<>();
        for (RamPolicy listed : directory.all(new ListPolicies())) {
            policies.add(judged(listed, before.get(listed.name().key())));
            if (listed.attachments() > 0) {
                addHoldings(listed.name(), members, holdings);
            }
        }
        catalogue.replace(policies, holdings, clock.instant());
    }

    private CataloguedPolicy judged(RamPolicy listed, @Nullable CataloguedPolicy before) {
        PolicyName name = listed.name();
        String edition = listed.version() + " " + listed.updateDate();
        String byName = EscalatingPolicies.how(name);
        boolean matters = name.type() == PolicyType.CUSTOM && (allowed.allows(name) || listed.attachments() > 0);
        if (byName != null || !matters) {
            return new CataloguedPolicy(name, listed.description(), edition, false, byName);
        }
        if (before != null && before.judged() && before.edition().equals(edition)) {
            return new CataloguedPolicy(name, listed.description(), edition, true, before.escalation());
        }
        String document = directory.call(new GetPolicy(name)).orElse(null);
        return new CataloguedPolicy(
                name,
                listed.description(),
                edition,
                document != null,
                document == null ? null : PolicyDocument.parse(document).how());
    }

    private void addHoldings(PolicyName policy, Map<String, List<UserPrincipalName>> members, Set<Holding> holdings) {
        PolicyHolders holders = holders(policy);
        holders.users().forEach(user -> holdings.add(new Holding(policy, null, user.userName())));
        for (String group : holders.groups()) {
            List<UserPrincipalName> inGroup = members.computeIfAbsent(group, this::members);
            inGroup.forEach(user -> holdings.add(new Holding(policy, group, user.localPart())));
            if (inGroup.isEmpty()) {
                holdings.add(new Holding(policy, group, null));
            }
        }
    }

    private PolicyHolders holders(PolicyName policy) {
        try {
            return directory.call(new ListEntitiesForPolicy(policy));
        } catch (RamException e) {
            return unlessGone(e, new PolicyHolders(List.of(), List.of()));
        }
    }

    private List<UserPrincipalName> members(String group) {
        try {
            return GroupName.isValid(group) ? directory.all(new ListUsersForGroup(new GroupName(group))) : List.of();
        } catch (RamException e) {
            return unlessGone(e, List.of());
        }
    }

    /** Policies and groups go while they are listed. */
    private static <T> T unlessGone(RamException e, T none) {
        if (e.reason() == Reason.NOT_FOUND) {
            return none;
        }
        throw e;
    }
}
