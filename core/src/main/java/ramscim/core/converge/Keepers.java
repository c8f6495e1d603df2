package ramscim.core.converge;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ramscim.core.access.PolicyAllowList;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.CallerIdentity;
import ramscim.core.directory.Errand;
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
import ramscim.core.directory.UserCall.GetUser;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.resource.ResourceType;

/**
 * Who keeps a RAM user or group that is there already. One that nobody keeps is still nobody's to take if it is protected, if the bridge itself is it, or
 * if it makes an administrator of whoever gets hold of it: RAM is asked for that, two calls and one for each group.
 */
public final class Keepers {
    private final RamDirectory directory;
    private final Owner self;
    private final BiPredicate<ResourceType, String> isProtected;
    private final Supplier<@Nullable CallerIdentity> caller;

    /**
     * @param isProtected whether nothing is ever taken from the user or group of that name
     * @param caller who signs the bridge's own calls; null as long as that is not known
     */
    public Keepers(
            RamDirectory directory,
            Owner self,
            BiPredicate<ResourceType, String> isProtected,
            Supplier<@Nullable CallerIdentity> caller) {
        this.directory = directory;
        this.self = self;
        this.isProtected = isProtected;
        this.caller = caller;
    }

    /** The same, who ask RAM for one piece of work. */
    public Keepers on(Errand errand) {
        return new Keepers(directory.on(errand), self, isProtected, caller);
    }

    /** @throws RamException if RAM does not tell */
    public Keeper of(RamUser user) {
        CallerIdentity bridge = caller.get();
        if (bridge != null && (bridge.is(user.id()) || bridge.isNamed(user.userPrincipalName()))) {
            return Keeper.BRIDGE;
        }
        Keeper keeper = Keeper.of(user, self);
        if (!keeper.isNobody()) {
            return keeper;
        }
        if (isProtected.test(ResourceType.USER, user.userPrincipalName())) {
            return Keeper.PROTECTION;
        }
        UserPrincipalName name = UserPrincipalName.parse(user.userPrincipalName());
        if (isAdministrator(name)) {
            return Keeper.ADMINISTRATORS;
        }
        return mayBeTheBridge(name) ? Keeper.PERHAPS_BRIDGE : keeper;
    }

    /** Who signs calls as a RAM user does it with an access key of that user; who has none is certainly not the bridge. */
    private boolean mayBeTheBridge(UserPrincipalName user) {
        return caller.get() == null && !directory.call(new ListAccessKeys(user)).isEmpty();
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
        if (makesAdministrators(group)) {
            return Keeper.ADMINISTRATORS;
        }
        return hasTheBridge(group) ? Keeper.BRIDGE : keeper;
    }

    /** Whoever comes into it gets the permissions that the bridge itself has by it. */
    private boolean hasTheBridge(RamGroup group) {
        CallerIdentity known = caller.get();
        UserId own = known == null ? null : known.userId();
        Optional<RamUser> bridge = own == null ? Optional.empty() : directory.call(new GetUser(own));
        return bridge.isPresent()
                && directory
                        .call(new ListGroupsForUser(
                                UserPrincipalName.parse(bridge.get().userPrincipalName())))
                        .stream()
                        .anyMatch(its -> its.name().equals(group.name()));
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
