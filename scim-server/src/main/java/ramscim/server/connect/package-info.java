/** Sets an identity provider up: what to enter there, and what has arrived from it. */
@NullMarked
package ramscim.server.connect;

import org.jspecify.annotations.NullMarked;
