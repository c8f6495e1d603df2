package ramscim.server.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import ramscim.core.intent.Origin;
import ramscim.server.door.SecurityEvent;
import ramscim.server.door.SecurityEventKind;
import ramscim.server.origin.RequestSource;

/**
 * What is known of a security event beside who and when. It has the form of a change, and so a place in the chain that
 * was there before there were such events.
 */
final class SecurityFacts {
    static final String ADDRESS = "address";
    private static final String NAME = "name";
    private static final String TIMES = "times";

    private SecurityFacts() {}

    static boolean isTold(String kind) {
        return Arrays.stream(SecurityEventKind.values())
                .anyMatch(told -> told.name().equals(kind));
    }

    static String toChange(SecurityEvent event) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.putObject(ADDRESS).put("after", event.source().address());
        if (event.times() > 1) {
            change.putObject(TIMES).put("after", event.times());
        }
        if (event.caller().issuer() != null) {
            change.putObject(NAME).put("after", event.caller().name());
        }
        event.facts().forEach((fact, value) -> {
            ObjectNode told = change.putObject(fact);
            put(told, "before", value.before());
            put(told, "after", value.after());
        });
        return change.toString();
    }

    /** Of what a provider did by a request that was answered long ago. */
    static String toChange(Origin origin) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.putObject(ADDRESS).put("after", RequestSource.of(origin).address());
        return change.toString();
    }

    private static void put(ObjectNode told, String side, @Nullable String value) {
        if (value != null) {
            told.put(side, value);
        }
    }
}
