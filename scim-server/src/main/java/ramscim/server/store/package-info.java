/** Which database the bridge opens, and how. */
@NullMarked
package ramscim.server.store;

import org.jspecify.annotations.NullMarked;
