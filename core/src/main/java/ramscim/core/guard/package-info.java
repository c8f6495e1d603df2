/** Who loses what by a change, and whether an administrator has to see it first. */
@NullMarked
package ramscim.core.guard;

import org.jspecify.annotations.NullMarked;
