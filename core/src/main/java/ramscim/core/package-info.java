/** placeholder. */
@NullMarked
package ramscim.core;

import org.jspecify.annotations.NullMarked;
