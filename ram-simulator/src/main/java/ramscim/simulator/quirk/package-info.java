/** How the simulated account differs from one that does everything at once and says only what is documented. */
@NullMarked
package ramscim.simulator.quirk;

import org.jspecify.annotations.NullMarked;
