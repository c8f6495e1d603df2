package ramscim.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static ramscim.server.running.Bodies.user;
import static ramscim.server.running.RunningBridge.unique;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import ramscim.server.running.RunningBridge;
import ramscim.simulator.fault.Fault;

/** Something that is done regularly hangs, and holds the only thread that is there for such things. */
class OwnThreadTest {
    private static final CountDownLatch HELD_UP = new CountDownLatch(1);
    private static final CountDownLatch END = new CountDownLatch(1);

    @Configuration(proxyBeanMethods = false)
    static class Hanging {
        @Bean
        Hanger hanger() {
            return new Hanger();
        }
    }

    static class Hanger {
        @Scheduled(fixedDelay = 1)
        void hang() throws InterruptedException {
            HELD_UP.countDown();
            END.await();
        }
    }

    @AfterEach
    void letGo() {
        END.countDown();
    }

    @Test
    void change_whatIsDoneRegularlyHangs_isCarriedOutAllTheSame() throws InterruptedException {
        try (RunningBridge bridge =
                RunningBridge.startWith(Hanging.class, "spring.task.scheduling.pool.size=1", "bridge.scim.budget=1s")) {
            HELD_UP.await();
            String name = unique("olga");
            bridge.simulator().faults().add(Fault.error("CreateUser", 503, "ServiceUnavailable", "Not now."));
            bridge.scim().post("/Users", user(name)).isError(503);

            bridge.simulator().faults().clear();

            Awaitility.await("nobody asks again")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(bridge.simulator().account().users())
                            .anyMatch(user -> user.userPrincipalName().startsWith(name + "@")));
            letGo();
        }
    }
}
