/** placeholder. */
@NullMarked
package ramscim.adapter;

import org.jspecify.annotations.NullMarked;
