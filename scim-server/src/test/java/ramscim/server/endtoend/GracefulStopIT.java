package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.user;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ramscim.server.running.BridgeProcess;
import ramscim.server.running.ScimAnswer;
import ramscim.simulator.RamSimulator;
import ramscim.simulator.fault.Fault;

class GracefulStopIT {
    private static final int TERMINATED = 128 + 15;

    @Test
    void stopped_whileRamIsAnswering_answersFirstAndEndsByItself(@TempDir Path data) throws Exception {
        try (RamSimulator simulator = RamSimulator.start();
                BridgeProcess bridge = BridgeProcess.start(simulator, data)) {
            simulator.faults().add(Fault.delay("CreateUser", Duration.ofSeconds(2)));
            CompletableFuture<ScimAnswer> answer =
                    CompletableFuture.supplyAsync(() -> bridge.scim().post("/Users", user("ida")));
            Awaitility.await("RAM is asked")
                    .until(() -> !simulator.calls("CreateUser").isEmpty());

            CompletableFuture<Process> ended = bridge.stop();

            answer.get(60, TimeUnit.SECONDS).isStatus(201);
            assertThat(ended.get(60, TimeUnit.SECONDS).exitValue()).isEqualTo(TERMINATED);
            assertThat(bridge.log()).noneMatch(line -> line.contains("ERROR"));
        }
    }
}
