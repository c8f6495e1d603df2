/** Processes that are killed or replaced while a provider works, and what must hold all the same. */
@NullMarked
package ramscim.server.kill;

import org.jspecify.annotations.NullMarked;
