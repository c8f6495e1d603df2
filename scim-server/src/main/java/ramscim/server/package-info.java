/** placeholder. */
@NullMarked
package ramscim.server;

import org.jspecify.annotations.NullMarked;
