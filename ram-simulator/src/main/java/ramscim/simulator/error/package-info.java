/** The errors that IMS and RAM answer with. */
@NullMarked
package ramscim.simulator.error;

import org.jspecify.annotations.NullMarked;
