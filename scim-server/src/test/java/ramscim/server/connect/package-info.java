/** Tests of the page Connect. */
@NullMarked
package ramscim.server.connect;

import org.jspecify.annotations.NullMarked;
