package ramscim.adapter;

import static ramscim.adapter.SimulatedAliyun.SIMULATOR;

import java.util.Map;
import java.util.Set;
import ramscim.core.directory.PasswordPolicy;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserCall.UntagResources;
import ramscim.core.directory.UserId;
import ramscim.simulator.account.SimulatedGroup;
import ramscim.simulator.account.SimulatedUser;

/** What an administrator does in RAM's console. */
final class ByHand {
    private ByHand() {}

    static RamUser make(String localPart, Map<String, String> tags) {
        SimulatedUser user = SIMULATOR.account().addUser(localPart, builder -> builder.tags(tags));
        return new RamUser(
                new UserId(user.userId()),
                user.userPrincipalName(),
                user.displayName(),
                user.email(),
                user.mobilePhone(),
                user.comments(),
                user.tags(),
                user.provisionType(),
                user.createDate(),
                user.updateDate(),
                user.lastLoginDate());
    }

    static RamGroup makeGroup(String name) {
        SimulatedGroup group = SIMULATOR.account().addGroup(name);
        return new RamGroup(
                group.groupId(),
                group.groupName(),
                group.displayName(),
                group.comments(),
                group.createDate(),
                group.updateDate());
    }

    static String bindMfaDevice(RamUser user) {
        return SIMULATOR
                .account()
                .access()
                .bindMfaDevice(user.userPrincipalName())
                .serialNumber();
    }

    static void makePolicy(PolicyName policy) {
        SIMULATOR.account().access().addPolicy(policy.name(), null, "{\"Version\":\"1\",\"Statement\":[]}");
    }

    static void setPasswordPolicy(PasswordPolicy policy) {
        SIMULATOR
                .account()
                .access()
                .setPasswordPolicy(new ramscim.simulator.account.PasswordPolicy(
                        policy.minimumLength(),
                        policy.requireLowercase(),
                        policy.requireUppercase(),
                        policy.requireNumbers(),
                        policy.requireSymbols(),
                        policy.minimumDifferentCharacters(),
                        policy.notContainUserName(),
                        policy.reusePrevention(),
                        false,
                        0,
                        0,
                        14));
    }

    /** A call that changes nothing, whatever RAM answers. */
    static UntagResources probe() {
        return new UntagResources(new UserId("0"), Set.of("scim-bridge-probe"));
    }
}
