package ramscim.simulator.control;

import java.net.URI;
import java.util.List;
import java.util.Map;
import ramscim.simulator.account.Account;
import ramscim.simulator.call.RecordedCall;
import ramscim.simulator.fault.Faults;
import ramscim.simulator.rate.RateLimits;

/** What can be seen of a simulator and steered from outside. */
public interface Simulation {

    URI endpoint();

    Account account();

    Faults faults();

    List<RecordedCall> calls();

    List<RecordedCall> calls(String action);

    Map<String, Map<String, Long>> callCounts();

    void clearCalls();

    RateLimits rateLimits();

    void limitRates(RateLimits limits);

    void pause();

    void resume();

    boolean isPaused();

    void reset();
}
