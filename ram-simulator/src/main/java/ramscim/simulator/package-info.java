/** placeholder. */
@NullMarked
package ramscim.simulator;

import org.jspecify.annotations.NullMarked;
