/** Brings one RAM user or group to what is asked of it, from whatever RAM says on the way. */
@NullMarked
package ramscim.core.converge;

import org.jspecify.annotations.NullMarked;
