/** People who come, move and leave while everything goes wrong that can. */
@NullMarked
package ramscim.server.mixed;

import org.jspecify.annotations.NullMarked;
