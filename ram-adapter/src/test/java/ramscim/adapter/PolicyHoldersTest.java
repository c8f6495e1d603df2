package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.PolicyCall.AttachPolicyToGroup;
import ramscim.core.directory.PolicyCall.AttachPolicyToUser;
import ramscim.core.directory.PolicyCall.ListEntitiesForPolicy;
import ramscim.core.directory.PolicyHolders;
import ramscim.core.directory.PolicyName;
import ramscim.core.directory.RamException.Reason;
import ramscim.simulator.fault.Fault;
import ramscim.simulator.quirk.Quirks;

/** Who has a policy, whether or not RAM tells it in pages, of which its documentation does not speak. */
class PolicyHoldersTest extends SimulatedAliyun {
    private static final PolicyName READ_ECS = PolicyName.system("AliyunECSReadOnlyAccess");

    private final ImsDirectory directory = new ImsDirectory(new RpcClient(settings()), true, 2, seeingAll());

    @BeforeEach
    void threeUsersAndTwoGroups() {
        for (String user : new String[] {"alice", "bob", "carol"}) {
            ByHand.make(user, Map.of());
            directory.call(new AttachPolicyToUser(name(user), READ_ECS));
        }
        for (String group : new String[] {"crew", "team"}) {
            ByHand.makeGroup(group);
            directory.call(new AttachPolicyToGroup(new GroupName(group), READ_ECS));
        }
        SIMULATOR.clearCalls();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void listEntitiesForPolicy_howeverManyAtOnce_areAllOfThem(int atOnce) {
        SIMULATOR.account().behave(Quirks.none().withHoldersAtOnce(atOnce));

        PolicyHolders holders = directory.call(new ListEntitiesForPolicy(READ_ECS));

        assertThat(holders.users()).extracting(PolicyHolders.User::userName).containsExactly("alice", "bob", "carol");
        assertThat(holders.groups()).containsExactly("crew", "team");
        assertThat(actions()).hasSize(atOnce == 0 ? 1 : (5 + atOnce - 1) / atOnce);
    }

    /** Half of them for all would take the others from the list of who has what. */
    @Test
    void listEntitiesForPolicy_pageThatDoesNotCome_isNoAnswer() {
        SIMULATOR.account().behave(Quirks.none().withHoldersAtOnce(2));
        SIMULATOR
                .faults()
                .add(Fault.error("ListEntitiesForPolicy", 503, "ServiceUnavailable", "Later.")
                        .where("Marker", "2"));

        assertThat(failure(() -> directory.call(new ListEntitiesForPolicy(READ_ECS)))
                        .reason())
                .isEqualTo(Reason.UNAVAILABLE);
    }
}
