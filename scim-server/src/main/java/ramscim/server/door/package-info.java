/** Who comes in at the doors of the bridge, who is turned away there, and who is told of it. */
@NullMarked
package ramscim.server.door;

import org.jspecify.annotations.NullMarked;
