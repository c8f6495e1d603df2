package ramscim.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.running.RunningBridge;

class TokenEndsTest {
    @Test
    void look_aTokenWhoseTimeIsOver_isInTheRecordOnce() {
        try (RunningBridge bridge = RunningBridge.start()) {
            bridge.bean(ScimTokens.class)
                    .make("over", TokenScope.ALL, Set.of(), Instant.now().minusSeconds(1));
            TokenEnds ends = bridge.bean(TokenEnds.class);

            ends.look();
            ends.look();

            assertThat(bridge.bean(JdbcClient.class)
                            .sql("select actor from audit_event where kind = 'TOKEN_EXPIRED'")
                            .query(String.class)
                            .list())
                    .containsExactly("token:over");
        }
    }
}
