package ramscim.simulator.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import ramscim.simulator.account.Account;
import ramscim.simulator.account.SimulatedGroup;
import ramscim.simulator.account.SimulatedUser;

/** A group with the UserPrincipalNames of its members and its policies. */
record GroupView(@JsonUnwrapped SimulatedGroup group, List<String> members, List<String> policies) {

    static GroupView of(Account account, SimulatedGroup group) {
        return new GroupView(
                group,
                account.members(group.groupName()).stream()
                        .map(SimulatedUser::userPrincipalName)
                        .toList(),
                PolicyNames.of(account.access().policiesOfGroup(group.groupName())));
    }
}
