/** A start that fails says in one sentence what to set. */
@NullMarked
package ramscim.server.start;

import org.jspecify.annotations.NullMarked;
