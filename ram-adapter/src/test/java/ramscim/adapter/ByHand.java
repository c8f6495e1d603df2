package ramscim.adapter;

import static ramscim.adapter.SimulatedAliyun.SIMULATOR;

import java.util.Map;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UserId;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.fault.Fault;

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

    static void giveAccessKey(RamUser user) {
        SIMULATOR
                .faults()
                .add(Fault.error(
                        "DeleteUser",
                        409,
                        "DeleteConflict.User.AccessKey",
                        "The user CAN NOT has any access key while deleting the user."));
    }
}
