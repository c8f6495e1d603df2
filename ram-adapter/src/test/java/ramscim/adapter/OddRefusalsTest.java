package ramscim.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ramscim.core.directory.ApiClass;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.simulator.fault.Fault;

/** What RAM has against some people is nobody else's affair, in whatever words it says so. */
class OddRefusalsTest extends SimulatedAliyun {
    private static final int PEOPLE = 500;
    private static final int ODD_ONE_IN = 10;

    private final RamResilience resilience = impatient(CircuitBreakerConfig.from(RamResilience.defaultBreaker())
            .permittedNumberOfCallsInHalfOpenState(1)
            .build());
    private final ResilientRamDirectory directory =
            new ResilientRamDirectory(ims(), new CallGuards(resilience), Clock.systemUTC());
    private final CircuitBreaker breaker = resilience.breakers().circuitBreaker(ApiClass.IDENTITY_WRITE.instanceName());
    private final ConcurrentLinkedQueue<Object> transitions = new ConcurrentLinkedQueue<>();
    private final ExecutorService clients = Executors.newFixedThreadPool(8);

    OddRefusalsTest() {
        breaker.getEventPublisher().onStateTransition(transitions::add);
    }

    @AfterEach
    void stopClients() {
        clients.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"400, InvalidTagValue.Malformed", "404, InvalidResourceId.NotFound", "403, Never.Heard.Of"})
    void createUser_oddPeopleAmongMany_eachHealthyOneIsCreatedInOneCall(int status, String code) throws Exception {
        IntStream.range(0, PEOPLE)
                .filter(OddRefusalsTest::isOdd)
                .forEach(number -> SIMULATOR
                        .faults()
                        .add(Fault.error("CreateUser", status, code, "RAM's own words.")
                                .where("UserPrincipalName", name(person(number)).toString())));

        List<RamException> refusals = createAll();

        assertThat(refusals).hasSize(PEOPLE / ODD_ONE_IN).allSatisfy(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.REFUSED);
            assertThat(refusal.code()).isEqualTo(code);
        });
        assertThat(SIMULATOR.account().users()).hasSize(PEOPLE - PEOPLE / ODD_ONE_IN);
        assertThat(SIMULATOR.calls("CreateUser")).hasSize(PEOPLE);
        assertThat(transitions).isEmpty();
    }

    @Test
    void probe_answeredWithAnyCode_closesTheBreaker() {
        SIMULATOR
                .faults()
                .add(Fault.error("UntagResources", 404, "InvalidResourceId.NotFound", "Not found in our records."));
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();

        assertThat(failure(() -> directory.call(ByHand.probe())).reason()).isEqualTo(Reason.REFUSED);

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void probe_answeredInAShapeThatIsNotKnown_closesTheBreaker() {
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        SIMULATOR.faults().add(Fault.error("UntagResources", 400, "InternalError", "An internal error occurred."));

        failure(() -> directory.call(ByHand.probe()));

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    private List<RamException> createAll() throws InterruptedException {
        List<Future<?>> creations = new ArrayList<>();
        IntStream.range(0, PEOPLE)
                .forEach(number -> creations.add(
                        clients.submit(() -> directory.call(creation(person(number), "owner-" + number)))));
        List<RamException> refusals = new ArrayList<>();
        for (Future<?> creation : creations) {
            try {
                creation.get();
            } catch (ExecutionException e) {
                refusals.add((RamException) e.getCause());
            }
        }
        return refusals;
    }

    private static boolean isOdd(int number) {
        return number % ODD_ONE_IN == 0;
    }

    private static String person(int number) {
        return "person-" + number;
    }
}
