package ramscim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ramscim.simulator.account.SimulatedUser;

class ConcurrencyTest {

    private static final int CALLERS = 64;

    @RegisterExtension
    static final RunningSimulator SIMULATOR = new RunningSimulator();

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    @AfterEach
    void stopCallers() {
        callers.shutdownNow();
    }

    private List<Answer> allAtOnce(int calls, IntFunction<Answer> call) throws Exception {
        List<Callable<Answer>> tasks = new ArrayList<>();
        for (int n = 0; n < calls; n++) {
            int number = n;
            tasks.add(() -> call.apply(number));
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> future : callers.invokeAll(tasks)) {
            answers.add(future.get());
        }
        return answers;
    }

    private static Answer create(String localPart) {
        return SIMULATOR.call("CreateUser", "UserPrincipalName", SIMULATOR.name(localPart), "DisplayName", "Somebody");
    }

    @Test
    void create_sameNameByMany_succeedsOnce() throws Exception {
        List<Answer> answers = allAtOnce(CALLERS, n -> create("alice"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(CALLERS - 1);
    }

    @Test
    void create_differentNamesByMany_makesThemAllWithDifferentIds() throws Exception {
        List<Answer> answers = allAtOnce(640, n -> create("user" + n));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(SIMULATOR.get().account().users())
                .extracting(SimulatedUser::userId)
                .doesNotHaveDuplicates()
                .hasSize(640);
        assertThat(SIMULATOR.get().calls("CreateUser")).hasSize(640);
    }

    @Test
    void tag_sameUserByMany_losesNoTag() throws Exception {
        String id = SIMULATOR.createUser("alice");

        allAtOnce(20, n -> SIMULATOR.call("TagResources", "ResourceId.1", id, "Tag.1.Key", "key" + n));

        assertThat(SIMULATOR.get().account().findUserById(id).orElseThrow().tags())
                .hasSize(20);
    }

    @Test
    void addUserToGroup_moreGroupsThanTheQuotaAtOnce_joinsExactlyThat() throws Exception {
        SIMULATOR.createUser("alice");
        for (int n = 0; n < CALLERS; n++) {
            SIMULATOR.get().account().addGroup("group" + n);
        }

        List<Answer> answers = allAtOnce(
                CALLERS,
                n -> SIMULATOR.call(
                        "AddUserToGroup", "UserPrincipalName", SIMULATOR.name("alice"), "GroupName", "group" + n));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(10);
        assertThat(SIMULATOR.get().account().groupsOf(SIMULATOR.name("alice"))).hasSize(10);
    }
}
