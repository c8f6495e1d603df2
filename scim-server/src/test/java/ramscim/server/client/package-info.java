/** The running server as client libraries that others wrote find it. */
@NullMarked
package ramscim.server.client;

import org.jspecify.annotations.NullMarked;
