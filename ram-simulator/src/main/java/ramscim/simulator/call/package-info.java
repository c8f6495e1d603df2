/** The log of the API calls that arrived. */
@NullMarked
package ramscim.simulator.call;

import org.jspecify.annotations.NullMarked;
