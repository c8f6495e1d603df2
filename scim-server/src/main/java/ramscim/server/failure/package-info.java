/** Changes that did not come through: why, whom they concern, what to do about them, and trying them again. */
@NullMarked
package ramscim.server.failure;

import org.jspecify.annotations.NullMarked;
