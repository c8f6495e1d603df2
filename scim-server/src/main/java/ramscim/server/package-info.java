/** The server as a program. */
@NullMarked
package ramscim.server;

import org.jspecify.annotations.NullMarked;
