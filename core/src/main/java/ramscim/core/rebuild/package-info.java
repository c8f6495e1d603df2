/** A store that was lost, made anew from what RAM's tags and comments say. */
@NullMarked
package ramscim.core.rebuild;

import org.jspecify.annotations.NullMarked;
