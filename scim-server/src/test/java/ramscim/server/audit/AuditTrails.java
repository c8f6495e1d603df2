package ramscim.server.audit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.server.door.SecurityLog;
import ramscim.store.WriteTransactions;

/** Trails for tests of what writes into one. */
public final class AuditTrails {
    private AuditTrails() {}

    public static AuditTrail of(JdbcClient jdbc, WriteTransactions transactions) {
        return new AuditTrail(
                jdbc, transactions, new SecurityLog(new SimpleMeterRegistry()), user -> List.of(), Clock.systemUTC());
    }
}
