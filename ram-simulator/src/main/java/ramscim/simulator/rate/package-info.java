/** The rate limits of the API, for each operation. */
@NullMarked
package ramscim.simulator.rate;

import org.jspecify.annotations.NullMarked;
