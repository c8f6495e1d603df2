/** The sandbox: the bridge as a child process beside a simulated account, for trying it out on one machine. */
@NullMarked
package ramscim.simulator.sandbox;

import org.jspecify.annotations.NullMarked;
