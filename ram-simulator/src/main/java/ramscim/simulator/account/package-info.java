/** The state of the simulated account and the rules that hold whoever changes it. */
@NullMarked
package ramscim.simulator.account;

import org.jspecify.annotations.NullMarked;
