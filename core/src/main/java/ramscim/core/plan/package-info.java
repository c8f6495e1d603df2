/** The difference between what RAM holds and what is desired, as an ordered list of changes. */
@NullMarked
package ramscim.core.plan;

import org.jspecify.annotations.NullMarked;
