package ramscim.core.converge;

import java.util.List;
import java.util.function.BiPredicate;
import ramscim.core.access.PolicyAllowList;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.Keeper;
import ramscim.core.directory.Owner;
import ramscim.core.directory.PolicyCall.ListPoliciesForGroup;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.resource.ResourceType;

/**
 * Who keeps a RAM user or group that is there already. One that nobody keeps is still nobody's to take if it is protected, or makes an
 * administrator of whoever gets hold of it: RAM is asked for that, two calls and one for each group.
 */
public final class Keepers {
    private final RamDirectory directory;
    private final Owner self;
    private final BiPredicate<ResourceType, String> isProtected;

    /** @param isProtected whether nothing is ever taken from the user or group of that name */
    public Keepers(RamDirectory directory, Owner self, BiPredicate<ResourceType, String> isProtected) {
        this.directory = directory;
        this.self = self;
        this.isProtected = isProtected;
    }

    /** @throws RamException if RAM does not tell */
    public Keeper of(RamUser user) {
        Keeper keeper = Keeper.of(user, self);
        if (!keeper.isNobody()) {
            return keeper;
        }
        if (isProtected.test(ResourceType.USER, user.userPrincipalName())) {
            return Keeper.PROTECTION;
        }
        return isAdministrator(UserPrincipalName.parse(user.userPrincipalName())) ? Keeper.ADMINISTRATORS : keeper;
    }

    /** @throws RamException if RAM does not tell */
    public Keeper of(RamGroup group) {
        Keeper keeper = Keeper.of(group, self);
        if (!keeper.isNobody()) {
            return keeper;
        }
        String shown = group.displayName();
        if (isProtected.test(ResourceType.GROUP, group.name())
                || (shown != null && isProtected.test(ResourceType.GROUP, shown))) {
            return Keeper.PROTECTION;
        }
        return makesAdministrators(group) ? Keeper.ADMINISTRATORS : keeper;
    }

    private boolean isAdministrator(UserPrincipalName user) {
        return anyOfAdministrators(directory.call(new ListPoliciesForUser(user)))
                || directory.call(new ListGroupsForUser(user)).stream().anyMatch(this::makesAdministrators);
    }

    private boolean makesAdministrators(RamGroup group) {
        return anyOfAdministrators(directory.call(new ListPoliciesForGroup(new GroupName(group.name()))));
    }

    private static boolean anyOfAdministrators(List<PolicyName> policies) {
        return policies.stream().anyMatch(PolicyAllowList::isAdministrator);
    }
}
