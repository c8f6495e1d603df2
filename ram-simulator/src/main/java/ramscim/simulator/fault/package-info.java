/** What goes wrong on request: throttling, outages, lost answers. */
@NullMarked
package ramscim.simulator.fault;

import org.jspecify.annotations.NullMarked;
