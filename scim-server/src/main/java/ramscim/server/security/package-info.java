/** Who may use the server. */
@NullMarked
package ramscim.server.security;

import org.jspecify.annotations.NullMarked;
