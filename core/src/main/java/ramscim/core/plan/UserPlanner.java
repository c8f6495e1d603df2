package ramscim.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.Done;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.PlainDisplayName;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;
import ramscim.core.directory.UserCall.CreateUser;
import ramscim.core.directory.UserCall.TagResources;
import ramscim.core.directory.UserCall.UntagResources;
import ramscim.core.directory.UserCall.UpdateUser;
import ramscim.core.directory.UserId;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.directory.UserProfile;
import ramscim.core.mapping.DesiredUser;

/**
 * Plans what has to be called so that a RAM user becomes what is desired: a pure function of the two.
 *
 * <p>Applying the plan reaches what is desired, planning again then gives nothing, and nothing that the bridge did not set is touched.
 */
public final class UserPlanner {
    private UserPlanner() {}

    /**
     * The calls in the order in which they have to be made; none if RAM is as desired. A user who is not there yet is created and nothing else: what
     * it shall be given besides is planned when it is there.
     *
     * <p>What takes access away comes first. What lets somebody in who shall not get in is not seen here, and is turned off before by
     * {@link UserDeparture#shut}.
     *
     * @param observed what RAM holds; null: nothing
     * @param desired what RAM shall hold; null: nothing
     * @param memberOf the groups that the user is in, which it must leave before it can be deleted
     */
    public static List<RamCall<?>> plan(
            @Nullable ObservedUser observed, @Nullable DesiredUser desired, Collection<GroupName> memberOf) {
        if (desired == null) {
            return observed == null ? List.of() : UserDeparture.delete(observed, Belongings.onlyGroups(memberOf));
        }
        if (observed == null) {
            return List.of(new CreateUser(desired.profile(), desired.tags()));
        }
        return update(observed, desired);
    }

    private static List<RamCall<?>> update(ObservedUser observed, DesiredUser desired) {
        UserId id = observed.user().id();
        List<RamCall<Done>> taking = AccessPlanner.taking(observed.name(), observed.given(), desired);
        ObservedUser left = without(observed, taking);
        List<RamCall<?>> changes = new ArrayList<>(taking);
        Set<String> surplus = surplusTags(observed, desired);
        if (!surplus.isEmpty()) {
            // Before new tags are set: a user that has all its tags has no room for others.
            changes.add(new UntagResources(id, surplus));
        }
        Map<String, String> lacking = lackingTags(observed, desired);
        if (!lacking.isEmpty()) {
            changes.add(new TagResources(id, lacking));
        }
        UpdateUserRequest request = difference(observed.user(), desired.profile());
        if (request != null) {
            changes.add(new UpdateUser(id, request));
        }
        if (desired.isActive()) {
            changes.addAll(left.suspended().set(desired.profile().userPrincipalName(), AccessStatus.ACTIVE));
        }
        changes.addAll(AccessPlanner.giving(left.given(), desired));
        return List.copyOf(changes);
    }

    /** What is taken is not turned on again with the rest. */
    private static ObservedUser without(ObservedUser observed, List<RamCall<Done>> taking) {
        ObservedUser left = observed;
        for (RamCall<Done> call : taking) {
            left = Objects.requireNonNull(Effect.onUser(left, call, Done.DONE));
        }
        return left;
    }

    /** Whether the plan makes a login profile, which has to be known beforehand to whoever carries on. */
    public static boolean givesConsoleLogon(ObservedUser observed, DesiredUser desired) {
        return AccessPlanner.givesConsoleLogon(observed.given(), desired);
    }

    /** Whether the plan makes an access key, so that somebody has to look at those that are there first. */
    public static boolean givesAccessKey(ObservedUser observed, DesiredUser desired) {
        return AccessPlanner.givesAccessKey(observed.given(), desired);
    }

    private static Set<String> surplusTags(ObservedUser observed, DesiredUser desired) {
        Set<String> surplus = new TreeSet<>(observed.user().tags().keySet());
        surplus.removeIf(key -> !observed.manages(key));
        surplus.removeAll(desired.tags().values().keySet());
        return surplus;
    }

    private static Map<String, String> lackingTags(ObservedUser observed, DesiredUser desired) {
        Map<String, String> lacking = new TreeMap<>(desired.tags().values());
        lacking.entrySet().removeAll(observed.user().tags().entrySet());
        return lacking;
    }

    private static @Nullable UpdateUserRequest difference(RamUser is, UserProfile shall) {
        UserPrincipalName name = isSameName(shall.userPrincipalName(), is) ? null : shall.userPrincipalName();
        String displayName = PlainDisplayName.shows(is.displayName(), shall.displayName()) ? null : shall.displayName();
        String email = changed(is.email(), shall.email());
        String mobilePhone = changed(is.mobilePhone(), shall.mobilePhone());
        String comments = changed(is.comments(), shall.comments());
        boolean same = name == null && displayName == null && email == null && mobilePhone == null && comments == null;
        return same ? null : new UpdateUserRequest(name, displayName, email, mobilePhone, comments);
    }

    /** What stands behind the {@code @} is the account's, and changes with its default domain: nobody asked to have it otherwise. */
    private static boolean isSameName(UserPrincipalName shall, RamUser is) {
        return shall.localPart()
                .equalsIgnoreCase(
                        UserPrincipalName.parse(is.userPrincipalName()).localPart());
    }

    /** The new value, the empty string to clear the old one, or null if they are the same. */
    private static @Nullable String changed(@Nullable String is, @Nullable String shall) {
        String before = is == null ? "" : is;
        String after = shall == null ? "" : shall;
        return before.equals(after) ? null : after;
    }
}
