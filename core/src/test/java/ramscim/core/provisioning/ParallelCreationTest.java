package ramscim.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.refusal.ProvisioningException;
import ramscim.core.resource.Attributes;

/** Requests that arrive at the same time, each in its own thread. */
class ParallelCreationTest {
    private static final int CALLERS = 8;
    private static final String SUCCESS = "success";

    private final EngineFixture fixture = new EngineFixture(Duration.ofSeconds(30));

    @RepeatedTest(10)
    void create_oneNameByManyAtOnce_oneSucceedsAndTheOthersAreTold() throws Exception {
        List<String> outcomes = atOnce(n -> fixture.createUser("alice"));

        assertThat(outcomes).filteredOn(SUCCESS::equals).hasSize(1);
        assertThat(outcomes).filteredOn("UNIQUENESS"::equals).hasSize(CALLERS - 1);
        assertThat(fixture.directory.calls()).containsExactly("CreateUser");
        BothSides.agree(fixture);
    }

    @RepeatedTest(10)
    void create_manyNamesAtOnce_allSucceed() throws Exception {
        List<String> outcomes = atOnce(n -> fixture.createUser("user" + n));

        assertThat(outcomes).containsOnly(SUCCESS);
        assertThat(fixture.directory.users()).hasSize(CALLERS);
        BothSides.agree(fixture);
    }

    @RepeatedTest(10)
    void update_oneGroupByManyAtOnce_allSucceedAndEachMemberCostsACall() throws Exception {
        List<ConfirmedResource> users = IntStream.range(0, CALLERS)
                .mapToObj(n -> fixture.createUser("user" + n))
                .toList();
        ConfirmedResource team = fixture.createGroup("Team");
        fixture.directory.forgetCalls();

        List<String> outcomes = atOnce(n -> fixture.join(team, users.get(n)));

        assertThat(outcomes).containsOnly(SUCCESS);
        assertThat(fixture.directory.calls())
                .filteredOn("AddUserToGroup"::equals)
                .hasSize(CALLERS);
        BothSides.agree(fixture);
    }

    @RepeatedTest(10)
    void update_oneVersionByManyAtOnce_oneSucceedsAndTheOthersAreTold() throws Exception {
        ConfirmedResource alice = fixture.createUser("alice");

        List<String> outcomes =
                atOnce(n -> fixture.updateIfVersion(alice, Attributes.user("alice", "Alice " + n), alice.version()));

        assertThat(outcomes).filteredOn(SUCCESS::equals).hasSize(1);
        assertThat(outcomes).filteredOn("PRECONDITION_FAILED"::equals).hasSize(CALLERS - 1);
        assertThat(fixture.confirmed(alice.id()).version()).isEqualTo(alice.version() + 1);
        BothSides.agree(fixture);
    }

    private static List<String> atOnce(IntFunction<ConfirmedResource> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Callable<String>> requests = IntStream.range(0, CALLERS)
                    .<Callable<String>>mapToObj(n -> () -> outcome(request, n))
                    .toList();
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : threads.invokeAll(requests)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String outcome(IntFunction<ConfirmedResource> request, int n) {
        try {
            assertThat(request.apply(n)).isNotNull();
            return SUCCESS;
        } catch (ProvisioningException e) {
            return e.reason().name();
        }
    }
}
