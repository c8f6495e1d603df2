/** Processes that are killed at random moments, and what must hold all the same. */
@NullMarked
package ramscim.server.kill;

import org.jspecify.annotations.NullMarked;
