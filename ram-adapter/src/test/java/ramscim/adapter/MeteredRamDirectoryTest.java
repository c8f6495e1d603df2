package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.creation;
import static ramscim.adapter.SimulatedAliyun.failure;
import static ramscim.adapter.SimulatedAliyun.group;
import static ramscim.adapter.SimulatedAliyun.name;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.EveryCall;
import ramscim.core.directory.GroupCall.AddUserToGroup;
import ramscim.core.directory.GroupCall.CreateGroup;
import ramscim.core.directory.GroupCall.DeleteGroup;
import ramscim.core.directory.GroupCall.GetGroup;
import ramscim.core.directory.GroupCall.ListGroupsForUser;
import ramscim.core.directory.GroupCall.ListUsersForGroup;
import ramscim.core.directory.GroupCall.RemoveUserFromGroup;
import ramscim.core.directory.GroupCall.UpdateGroup;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;

class MeteredRamDirectoryTest {
    private final InMemoryRamDirectory ram = new InMemoryRamDirectory();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MeteredRamDirectory directory = new MeteredRamDirectory(ram, RamTelemetry.metersOnly(meters));

    @Test
    void call_ofEachKind_isCountedUnderItsOperation() {
        EveryCall.on(directory);

        assertThat(counted()).containsExactlyInAnyOrderElementsOf(ram.calls());
        assertThat(meters.find("ram.calls").tag("class", "ram-policy-writes").timers())
                .hasSize(5);
    }

    private Stream<String> counted() {
        return meters.find("ram.calls").timers().stream()
                .flatMap(timer ->
                        Stream.generate(() -> timer.getId().getTag("operation")).limit(timer.count()));
    }

    @Test
    void anyMethod_failure_isCountedUnderItsReason() {
        ram.failBefore("CreateUser", 1, RamException.unanswered(Reason.AMBIGUOUS, "Test", "as planned"));

        failure(() -> directory.call(creation("alice", "one")));

        Timer timer = meters.get("ram.calls").timer();
        assertThat(timer.getId().getTag("outcome")).isEqualTo("ambiguous");
        assertThat(timer.getId().getTag("class")).isEqualTo("ram-identity-writes");
        assertThat(timer.count()).isEqualTo(1);
    }

    @Test
    void groupWrites_anyOutcome_areCountedAsIdentityWritesAndGroupReadsAsReads() {
        GroupName team = new GroupName("team");
        failure(() -> directory.call(new CreateGroup(group("team"))));
        failure(() -> directory.call(new UpdateGroup(team, group("team"))));
        failure(() -> directory.call(new AddUserToGroup(name("alice"), team)));
        failure(() -> directory.call(new RemoveUserFromGroup(name("alice"), team)));
        failure(() -> directory.call(new DeleteGroup(team)));
        failure(() -> directory.call(new GetGroup(team)).orElse(null));
        failure(() -> directory.all(new ListUsersForGroup(team)));
        failure(() -> directory.call(new ListGroupsForUser(name("alice"))));

        assertThat(meters.find("ram.calls").tag("class", "ram-identity-writes").timers())
                .hasSize(5);
        assertThat(meters.find("ram.calls").tag("class", "ram-reads").timers()).hasSize(3);
    }
}
