/** Bearer tokens: how they are made, how they are sent, and the hash that is all that is kept of one. */
@NullMarked
package ramscim.server.bearer;

import org.jspecify.annotations.NullMarked;
