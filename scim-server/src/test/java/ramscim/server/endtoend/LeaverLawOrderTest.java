package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.group;
import static ramscim.server.running.Bodies.patch;
import static ramscim.server.running.RunningBridge.unique;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import ramscim.server.running.RunningBridge;
import ramscim.simulator.call.RecordedCall;

/** In a change of a group, who loses access loses it before anybody gains any. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaverLawOrderTest {
    private static final int JOINERS = 30;

    private final RunningBridge bridge = RunningBridge.shared();
    private List<PersonWithAccess> joiners;

    @BeforeAll
    void createJoiners() {
        joiners = people(JOINERS);
    }

    private List<PersonWithAccess> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> PersonWithAccess.withNothing(bridge, unique("jo")))
                .toList();
    }

    private static String members(List<PersonWithAccess> people) {
        return people.stream()
                .map(person -> "{'value': '" + person.id() + "'}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String operation(String op, List<PersonWithAccess> people) {
        return "{'op': '" + op + "', 'path': 'members', 'value': " + members(people) + "}";
    }

    private String groupOf(String name, List<PersonWithAccess> people) {
        return "/Groups/"
                + bridge.scim()
                        .post("/Groups", group(name, "'members': " + members(people)))
                        .isStatus(201)
                        .id();
    }

    /** The calls that made somebody a member of the group or ended that, in their order. */
    private List<String> membershipCalls(String group) {
        return bridge.callsNaming(group).stream()
                .map(RecordedCall::action)
                .filter(action -> action.equals("AddUserToGroup") || action.equals("RemoveUserFromGroup"))
                .toList();
    }

    private void assertLeaversComeFirst(String group, int leavers) {
        assertThat(membershipCalls(group))
                .containsExactlyElementsOf(Stream.concat(
                                Stream.generate(() -> "RemoveUserFromGroup").limit(leavers),
                                Stream.generate(() -> "AddUserToGroup").limit(JOINERS))
                        .toList());
    }

    @Test
    void patch_oneLeavesAndManyJoin_leavesFirst() {
        String name = unique("shift");
        List<PersonWithAccess> leaver = people(1);
        String path = groupOf(name, leaver);
        bridge.simulator().clearCalls();

        bridge.scim()
                .patch(path, patch(operation("remove", leaver), operation("add", joiners)))
                .isStatus(200);

        assertLeaversComeFirst(name, 1);
    }

    @Test
    void patch_manyJoinAndTwoLeave_leaveFirst() {
        String name = unique("shift");
        List<PersonWithAccess> leavers = people(2);
        String path = groupOf(name, leavers);
        bridge.simulator().clearCalls();

        bridge.scim()
                .patch(path, patch(operation("add", joiners), operation("remove", leavers)))
                .isStatus(200);

        assertLeaversComeFirst(name, 2);
    }

    @Test
    void put_oneLeavesAndManyJoin_leavesFirst() {
        String name = unique("shift");
        String path = groupOf(name, people(1));
        bridge.simulator().clearCalls();

        bridge.scim().put(path, group(name, "'members': " + members(joiners))).isStatus(200);

        assertLeaversComeFirst(name, 1);
    }
}
