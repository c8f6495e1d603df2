package ramscim.server.door;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what happens at the doors, and has a line for each event; no line names people other than by their ids. */
public final class SecurityLog {
    private static final Logger LOG = LoggerFactory.getLogger("ramscim.security");

    private final Map<SecurityEventKind, Counter> counters = new EnumMap<>(SecurityEventKind.class);

    public SecurityLog(MeterRegistry registry) {
        for (SecurityEventKind kind : SecurityEventKind.values()) {
            counters.put(
                    kind,
                    Counter.builder("bridge.security.events")
                            .description("What happened at the doors of the bridge")
                            .tag("kind", kind.subject())
                            .tag("outcome", kind.outcome())
                            .register(registry));
        }
    }

    void count(SecurityEventKind kind) {
        Objects.requireNonNull(counters.get(kind)).increment();
    }

    void write(SecurityEvent event) {
        LOG.atInfo()
                .addKeyValue("event.action", event.kind().name().toLowerCase(Locale.ROOT))
                .addKeyValue("bridge.outcome", event.kind().outcome())
                .addKeyValue("source.address", event.source().address())
                .addKeyValue("bridge.actor", event.caller().actor())
                .addKeyValue("bridge.times", event.times())
                .log(
                        "Security {} {}: {} from {}, request {}, {} times. {}",
                        event.kind().subject(),
                        event.kind().outcome(),
                        event.caller().actor(),
                        event.source().address(),
                        event.source().requestId(),
                        event.times(),
                        event.detail());
    }

    /** Of what has stood in the record already. */
    public void tell(SecurityEvent event) {
        count(event.kind());
        write(event);
    }
}
