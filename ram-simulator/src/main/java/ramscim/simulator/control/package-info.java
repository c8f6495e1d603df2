/** The HTTP API with which a person or a test looks into the simulator and steers it. */
@NullMarked
package ramscim.simulator.control;

import org.jspecify.annotations.NullMarked;
