/** The difference between what RAM holds and what is desired, as an ordered list of calls, and what each makes of what was seen. */
@NullMarked
package ramscim.core.plan;

import org.jspecify.annotations.NullMarked;
