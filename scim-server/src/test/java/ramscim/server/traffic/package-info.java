/** Tests of what is counted and remembered. */
@NullMarked
package ramscim.server.traffic;

import org.jspecify.annotations.NullMarked;
