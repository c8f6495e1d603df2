package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.adapter.SimulatedAliyun.creation;
import static ramscim.adapter.SimulatedAliyun.failure;
import static ramscim.adapter.SimulatedAliyun.group;
import static ramscim.adapter.SimulatedAliyun.name;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ramscim.core.directory.GroupName;
import ramscim.core.directory.InMemoryRamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamUser;
import ramscim.core.directory.UpdateUserRequest;

class MeteredRamDirectoryTest {
    private final InMemoryRamDirectory ram = new InMemoryRamDirectory();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MeteredRamDirectory directory = new MeteredRamDirectory(ram, meters);

    @Test
    void everyMethod_success_isCountedUnderTheOperationThatItCalls() {
        directory.defaultDomain();
        RamUser alice = directory.createUser(creation("alice", "one"));
        directory.findUser(alice.id());
        directory.findUser(name("alice"));
        directory.updateUser(alice.id(), new UpdateUserRequest(null, "Alice", null, null, null));
        directory.tagUser(alice.id(), Map.of("team", "red"));
        directory.untagUser(alice.id(), Set.of("team"));
        directory.listUsers(Map.of(), user -> {});
        directory.createGroup(group("team"));
        directory.findGroup(new GroupName("team"));
        directory.updateGroup(new GroupName("team"), group("crew"));
        directory.addUserToGroup(name("alice"), new GroupName("crew"));
        directory.listUsersForGroup(new GroupName("crew"));
        directory.listGroupsForUser(name("alice"));
        directory.removeUserFromGroup(name("alice"), new GroupName("crew"));
        directory.deleteGroup(new GroupName("crew"));
        directory.accountSummary();
        directory.deleteUser(alice.id());

        Stream<String> counted = meters.find("ram.calls").tag("outcome", "success").timers().stream()
                .flatMap(timer ->
                        Stream.generate(() -> timer.getId().getTag("operation")).limit(timer.count()));
        assertThat(counted).containsExactlyInAnyOrderElementsOf(ram.calls());
    }

    @Test
    void anyMethod_failure_isCountedUnderItsReason() {
        ram.failBefore("CreateUser", 1, RamException.unanswered(Reason.AMBIGUOUS, "Test", "as planned"));

        failure(() -> directory.createUser(creation("alice", "one")));

        Timer timer = meters.get("ram.calls").timer();
        assertThat(timer.getId().getTag("outcome")).isEqualTo("ambiguous");
        assertThat(timer.getId().getTag("class")).isEqualTo("ram-identity-writes");
        assertThat(timer.count()).isEqualTo(1);
    }

    @Test
    void groupWrites_anyOutcome_areCountedAsIdentityWritesAndGroupReadsAsReads() {
        GroupName team = new GroupName("team");
        failure(() -> directory.createGroup(group("team")));
        failure(() -> directory.updateGroup(team, group("team")));
        failure(() -> directory.addUserToGroup(name("alice"), team));
        failure(() -> directory.removeUserFromGroup(name("alice"), team));
        failure(() -> directory.deleteGroup(team));
        failure(() -> directory.findGroup(team));
        failure(() -> directory.listUsersForGroup(team));
        failure(() -> directory.listGroupsForUser(name("alice")));

        assertThat(meters.find("ram.calls").tag("class", "ram-identity-writes").timers())
                .hasSize(5);
        assertThat(meters.find("ram.calls").tag("class", "ram-reads").timers()).hasSize(3);
    }
}
