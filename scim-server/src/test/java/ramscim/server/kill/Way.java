package ramscim.server.kill;

import java.util.function.Function;
import ramscim.server.running.ScimAnswer;
import ramscim.server.running.ScimClient;

/** How requests come to one of the replicas. */
@FunctionalInterface
interface Way {
    ScimAnswer ask(Function<ScimClient, ScimAnswer> request);
}
