package ramscim.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccessKey;
import ramscim.core.directory.AccessKeyCall.CreateAccessKey;
import ramscim.core.directory.AccessKeyCall.ListAccessKeys;
import ramscim.core.directory.AccessKeyCall.UpdateAccessKey;
import ramscim.core.directory.AccessKeyId;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.LoginProfile;
import ramscim.core.directory.LoginProfileCall.GetLoginProfile;
import ramscim.core.directory.MfaDeviceCall.GetUserMfaInfo;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.ListPoliciesForUser;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserPrincipalName;
import ramscim.core.mapping.DesiredUser;

/** One person's RAM user, which plans alone bring to what it shall be, and an administrator who does things to it by hand. */
final class PlannedPerson {
    static final UserPrincipalName NAME = new UserPrincipalName("alice", "example.onaliyun.com");
    static final GroupName TEAM = new GroupName("team");

    final InMemoryRamDirectory directory = new InMemoryRamDirectory();
    final List<RamCall<?>> planned = new ArrayList<>();
    private final Set<AccessKeyId> byHand = new HashSet<>();
    private @Nullable ObservedUser observed;

    PlannedPerson() {
        directory.addGroupByHand(TEAM);
    }

    ObservedUser observed() {
        return Objects.requireNonNull(observed);
    }

    /** It was there before its resource, and becomes the bridge's. */
    void adopt(DesiredUser desired) {
        ObservedUser unowned = UserAdoption.unowned(user());
        observed = unowned;
        make(List.of(UserAdoption.adopt(unowned, desired)));
    }

    void release() {
        make(List.of(UserAdoption.release(observed())));
    }

    /** What is asked of RAM beforehand is what the plans say that they have to be told. */
    void reach(DesiredUser desired) {
        if (observed == null) {
            make(UserPlanner.plan(null, desired, List.of()));
        }
        make(planTo(desired));
    }

    /** The plan for one who is there. */
    List<RamCall<?>> planTo(DesiredUser desired) {
        if (!desired.isActive() && UserDeparture.suspends(observed())) {
            shut();
        }
        know(desired);
        return UserPlanner.plan(observed(), desired, List.of());
    }

    /** As far as so many calls of the plan. */
    void reachInPart(DesiredUser desired, int calls) {
        if (observed == null) {
            make(UserPlanner.plan(null, desired, List.of()));
        }
        List<RamCall<?>> plan = planTo(desired);
        make(plan.subList(0, Math.min(calls, plan.size())));
    }

    private void know(DesiredUser desired) {
        Attachments known = observed().given().policies();
        Set<PolicyName> unknown = known.unknown(desired.access().policies());
        if (!unknown.isEmpty()) {
            observed = observed().with(observed().given().with(known.looked(unknown, policies())));
        }
    }

    void shut() {
        Access access = access();
        observed = observed().suspending(access);
        make(UserDeparture.shut(observed().name(), access));
    }

    void disable() {
        shut();
        make(UserDeparture.disable(observed(), groups()));
    }

    void delete() {
        Belongings all = new Belongings(
                access(), directory.call(new GetUserMfaInfo(NAME)).orElse(null), policies(), groups());
        make(UserDeparture.delete(observed(), all));
    }

    private void make(Collection<RamCall<?>> plan) {
        for (RamCall<?> call : plan) {
            planned.add(call);
            observed = Plans.user(call, directory, observed);
        }
    }

    @Nullable ObservedUser left() {
        return observed;
    }

    RamUser user() {
        return directory.users().get(0);
    }

    Access access() {
        return new Access(
                directory.call(new GetLoginProfile(NAME)).orElse(null), directory.call(new ListAccessKeys(NAME)));
    }

    @Nullable LoginProfile logon() {
        return access().loginProfile();
    }

    /** The keys that are there and the administrator did not make. */
    List<AccessKey> ownKeys() {
        return access().accessKeys().stream()
                .filter(key -> !byHand.contains(key.id()))
                .toList();
    }

    Map<AccessKeyId, AccessStatus> keysByHand() {
        return access().accessKeys().stream()
                .filter(key -> byHand.contains(key.id()))
                .collect(Collectors.toMap(AccessKey::id, AccessKey::status));
    }

    List<PolicyName> policies() {
        return directory.call(new ListPoliciesForUser(NAME));
    }

    private List<GroupName> groups() {
        return directory.call(new ListGroupsForUser(NAME)).stream()
                .map(group -> new GroupName(group.name()))
                .toList();
    }

    boolean isByHand(AccessKeyId key) {
        return byHand.contains(key);
    }

    void keyMadeByHand(AccessStatus status) {
        AccessKeyId key = directory.call(new CreateAccessKey(NAME)).key().id();
        byHand.add(key);
        directory.call(new UpdateAccessKey(NAME, key, status));
    }

    void policyAttachedByHand(PolicyName policy) {
        directory.call(new AttachPolicyToUser(NAME, policy));
    }

    void joinsTeam() {
        directory.call(new AddUserToGroup(NAME, TEAM));
    }
}
